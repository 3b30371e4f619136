import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** values.yaml without what it says: maps keep their keys, everything else is the name of its JSON type. */
export type Outline = "string" | "number" | "boolean" | "null" | "list" | { readonly [key: string]: Outline };

/** A chart that a chart brings along; its values stand under its alias, or else its name. */
export interface Dependency {
  readonly name: string;
  readonly alias?: string;
  readonly version: string;
}

/** The commit that an outline was taken from. */
export interface OutlineSource {
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  /** SPDX's name for it. */
  readonly license: string;
}

/** What a chart takes as values, in names and types alone. */
export interface ChartOutline {
  readonly source: OutlineSource;
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  /** The Kubernetes versions that Helm installs it on; absent for any. */
  readonly kubeVersion?: string;
  readonly dependencies: readonly Dependency[];
  readonly values: Outline;
  /** The rules of values.schema.json, which Helm enforces; absent where a chart has none. */
  readonly schema?: unknown;
}

/** The outlines of the charts that this project installs, and of those that they bring along. */
export const OUTLINES_FOLDER = join(__dirname, "..", "..", "fixtures", "charts");

/** Charts' outlines by name and version. */
export class ChartOutlines {
  private readonly outlines: ReadonlyMap<string, ChartOutline>;

  constructor(readonly all: readonly ChartOutline[]) {
    this.outlines = new Map(all.map((each) => [`${each.name} ${each.version}`, each]));
  }

  /** All outlines of a folder, a file each. */
  static in(folder: string): ChartOutlines {
    const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
    return new ChartOutlines(
      files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as ChartOutline),
    );
  }

  has(name: string, version: string): boolean {
    return this.outlines.has(`${name} ${version}`);
  }

  chart(name: string, version: string): ChartOutline {
    const outline = this.outlines.get(`${name} ${version}`);
    if (!outline)
      throw new Error(`There is no outline of ${name} ${version}: see the charts' fixtures on how to add it`);
    return outline;
  }
}
