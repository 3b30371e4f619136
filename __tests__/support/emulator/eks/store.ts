import type { Document } from "./document";
import { PART_KINDS, type PartKind } from "./part-kind";

/** A cluster with everything in it. */
export interface StoredCluster {
  document: Document;
  /** By folder, then by name. */
  readonly parts: ReadonlyMap<string, Map<string, Document>>;
  /** The access policies of each principal, by the policy's ARN. */
  readonly policies: Map<string, Map<string, Document>>;
}

/** The clusters of all regions, by region and name. */
export class Store {
  private readonly clusters = new Map<string, StoredCluster>();
  private count = 0;

  /** A number that was never given out before. */
  next(): number {
    return ++this.count;
  }

  get(region: string, name: string): StoredCluster | undefined {
    return this.clusters.get(`${region}/${name}`);
  }

  add(region: string, document: Document): StoredCluster {
    const parts = new Map(PART_KINDS.map(({ folder }) => [folder, new Map<string, Document>()]));
    const cluster = { document, parts, policies: new Map<string, Map<string, Document>>() };
    this.clusters.set(`${region}/${String(document.name)}`, cluster);
    return cluster;
  }

  remove(region: string, name: string): void {
    this.clusters.delete(`${region}/${name}`);
  }

  names(region: string): string[] {
    const prefix = `${region}/`;
    return [...this.clusters.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  /** Whatever has this ARN. */
  byArn(arn: string): Document | undefined {
    for (const cluster of this.clusters.values()) {
      if (cluster.document.arn === arn) return cluster.document;
      for (const kind of PART_KINDS) {
        const part = [...partsOf(cluster, kind).values()].find((each) => each[kind.arn] === arn);
        if (part !== undefined) return part;
      }
    }
    return undefined;
  }
}

/** The parts of one kind in a cluster. */
export function partsOf(cluster: StoredCluster, { folder }: PartKind): Map<string, Document> {
  return cluster.parts.get(folder)!;
}
