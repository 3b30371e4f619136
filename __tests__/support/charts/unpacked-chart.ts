import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import type { ChartOutline, Dependency, Outline } from "./chart-outlines";
import { schemaStructure } from "./schema-structure";

/** SOURCE.yaml: written beside a chart's Chart.yaml by whoever fetches it. */
interface Source {
  readonly repo: string;
  readonly ref?: string;
  readonly commit: string;
  readonly path: string;
  readonly license: string;
}

type Metadata = Omit<ChartOutline, "source" | "dependencies"> & { readonly dependencies?: readonly Dependency[] };

/** The outline of an unpacked chart: names, types and rules, and nothing else of it. */
export function outlineOf(folder: string): ChartOutline {
  const source = sourceOf(folder);
  const { name, version, appVersion, kubeVersion, dependencies = [] } = yaml(folder, "Chart.yaml") as Metadata;
  // Istio's charts get their version at the release: in a checkout, only the tag has it.
  const released = /^\d+\.\d+\.\d+$/.test(source.ref ?? "") ? source.ref : undefined;
  return {
    source: { repository: source.repo, path: source.path, commit: source.commit, license: source.license },
    name,
    version: released ?? version,
    appVersion: released ?? appVersion,
    kubeVersion,
    dependencies: dependencies.map(({ name, alias, version }) => ({ name, alias, version })),
    values: outline(yaml(folder, "values.yaml") ?? {}),
    schema: schemaOf(folder),
  };
}

/** A value's outline. */
export function outline(value: unknown): Outline {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, outline(member)]));
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return typeof value as "string" | "number" | "boolean";
  throw new Error(`YAML has no ${typeof value}`);
}

function sourceOf(folder: string): Source {
  const source = yaml(folder, "SOURCE.yaml") as Partial<Source>;
  const missing = (["repo", "path", "commit", "license"] as const).filter((key) => !source[key]);
  if (missing.length > 0) throw new Error(`${join(folder, "SOURCE.yaml")} lacks ${missing.join(", ")}`);
  return source as Source;
}

function schemaOf(folder: string): unknown {
  const file = join(folder, "values.schema.json");
  return existsSync(file) ? schemaStructure(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

function yaml(folder: string, file: string): unknown {
  return parse(readFileSync(join(folder, file), "utf8"));
}
