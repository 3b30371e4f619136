import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

import { inventoryRow, schemaColumns, type InventoryRow } from "./inventory-row";

/** The bucket that inventories are delivered to. */
export interface InventoryStore {
  /** The folders right below a prefix, by their whole prefix. */
  folders(prefix: string): Promise<readonly string[]>;
  /** The content of an object, or undefined when there is none. */
  read(key: string): Promise<Readable | undefined>;
}

/** Where the inventories of a bucket are: `{prefix}/{bucket}/{configuration}/`. */
export interface InventoryLocation {
  readonly prefix: string;
  readonly configuration: string;
}

/** The newest complete inventory of a bucket. */
export interface Inventory {
  /** When S3 began to list the bucket: `2026-11-01T01-00Z`. */
  readonly takenAt: string;
  readonly rows: AsyncIterable<InventoryRow>;
}

interface Manifest {
  readonly fileFormat: string;
  readonly fileSchema: string;
  readonly files: readonly { readonly key: string }[];
}

const TAKEN_AT = /\/(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}Z)\/$/;

/** The newest inventory of a bucket that has a manifest; S3 writes it last. Undefined while there is none. */
export async function latestInventory(
  bucket: string,
  { prefix, configuration }: InventoryLocation,
  store: InventoryStore,
): Promise<Inventory | undefined> {
  const folders = await store.folders(`${prefix}/${bucket}/${configuration}/`);
  const newestFirst = folders.filter((folder) => TAKEN_AT.test(folder)).sort((a, b) => (a < b ? 1 : -1));
  for (const folder of newestFirst) {
    const content = await store.read(`${folder}manifest.json`);
    if (!content) continue;
    const manifest = JSON.parse(await textOf(content)) as Manifest;
    if (manifest.fileFormat !== "CSV") throw new Error(`${folder}: inventories in ${manifest.fileFormat} are not read`);
    return { takenAt: TAKEN_AT.exec(folder)![1]!, rows: rowsOf(manifest, store) };
  }
  return undefined;
}

/** Line by line: the list of a large bucket has gigabytes. */
async function* rowsOf({ files, fileSchema }: Manifest, store: InventoryStore): AsyncIterable<InventoryRow> {
  const schema = schemaColumns(fileSchema);
  for (const { key } of files) {
    const content = await store.read(key);
    if (!content) throw new Error(`the inventory names ${key}, which does not exist`);
    // A failing download must end the reading of lines: readline itself would wait for ever.
    const unpacked = content.on("error", (error) => unpacked.destroy(error)).pipe(createGunzip());
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity }))
      if (line !== "") yield inventoryRow(line, schema);
  }
}

async function textOf(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString("utf8");
}
