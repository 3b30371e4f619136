import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { App } from "cdktf";

import type { Fleet } from "../../config/fleet";
import type { LayerName } from "../../config/layers";
import { compose } from "../../layers/compose";
import type { StackDocument as AnyDocument } from "../../scripts/fleet/review/model/read-stack";
import type { Body, Resource as OwnedResource } from "../../scripts/fleet/review/model/stack";

/** A stack's cdk.tf.json, as this project writes it. */
export interface StackDocument extends AnyDocument {
  readonly terraform: Body;
  readonly provider: Readonly<Record<string, readonly Body[]>>;
}

/** All stacks of a synth, by name. */
export type Documents = Readonly<Record<string, StackDocument>>;

/** One resource or data source, and where it stands. */
export type Resource = Omit<OwnedResource, "owner">;

/** An app whose folder is gone afterwards. */
export function withApp<T>(use: (app: App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), "fleet-synth-"));
  try {
    return use(new App({ outdir }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** A synth's files as text by path, of all layers or some: what main.ts would write. */
export function synthesizeFiles(fleet: Fleet, layers?: readonly LayerName[]): Record<string, string> {
  return withApp((app) => {
    compose(app, fleet, layers);
    app.synth();
    return readTree(app.outdir);
  });
}

/** Every stack of a fleet, or those of some layers, synthesized and read back. */
export function synthesize(fleet: Fleet, layers?: readonly LayerName[]): Documents {
  return documentsIn(synthesizeFiles(fleet, layers));
}

/** The stacks among a synth's files, without CDKTF's own metadata. */
export function documentsIn(files: Readonly<Record<string, string>>): Documents {
  const stacks = Object.entries(files).filter(([path]) => path.endsWith("cdk.tf.json"));
  return Object.fromEntries(stacks.map(([path, text]) => [path.split("/")[1]!, parseStack(text)]));
}

/** A stack's file, parsed, without CDKTF's own metadata. */
export function parseStack(text: string): StackDocument {
  const document = JSON.parse(text) as StackDocument & { "//"?: unknown };
  delete document["//"];
  return dropMetadata(document) as StackDocument;
}

/** Every file below a folder, by its path with forward slashes. */
export function readTree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
  );
}

/** Every resource and data source of all stacks. */
export function resourcesIn(documents: Documents): Resource[] {
  return Object.entries(documents).flatMap(([stack, document]) =>
    (["resource", "data"] as const).flatMap((kind) =>
      Object.entries(document[kind] ?? {}).flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([id, body]) => {
          const address = `${kind === "data" ? "data." : ""}${type}.${id}`;
          return { stack, kind, type, id, address, body };
        }),
      ),
    ),
  );
}

/** What all stacks make, without what they only look up. */
export function madeIn(documents: Documents): Resource[] {
  return resourcesIn(documents).filter(({ kind }) => kind === "resource");
}

/** The resources of one type. */
export function resourcesOf(documents: Documents, type: string): Resource[] {
  return madeIn(documents).filter((resource) => resource.type === type);
}

function dropMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropMetadata);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === "//" ? [] : [[key, dropMetadata(member)]])),
  );
}
