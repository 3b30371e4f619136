import type { PricedClass } from "../../../config/catalogue/storage/storage-prices";

/** What an inventory says of one object. */
export interface InventoryRow {
  readonly key: string;
  readonly sizeBytes: number;
  /** The storage class, with the access tier in INTELLIGENT_TIERING. */
  readonly storageClass: string;
}

const TIERS: readonly (readonly [RegExp, PricedClass])[] = [
  [/DEEP/, "INTELLIGENT_TIERING/DEEP_ARCHIVE"],
  [/INSTANT/, "INTELLIGENT_TIERING/ARCHIVE_INSTANT"],
  [/ARCHIVE/, "INTELLIGENT_TIERING/ARCHIVE"],
  [/INFREQUENT/, "INTELLIGENT_TIERING/INFREQUENT"],
];

/** Reads a line of a CSV inventory; the manifest's schema says which column is what. Keys are URL-encoded there. */
export function inventoryRow(line: string, schema: readonly string[]): InventoryRow {
  const values = columns(line);
  const value = (name: string): string => values[schema.indexOf(name)] ?? "";
  const storageClass = value("StorageClass") || "STANDARD";
  return {
    key: decodeURIComponent(value("Key").replaceAll("+", " ")),
    sizeBytes: Number(value("Size") || 0),
    storageClass:
      storageClass === "INTELLIGENT_TIERING" ? accessTier(value("IntelligentTieringAccessTier")) : storageClass,
  };
}

/** The columns of a manifest's `fileSchema`: names separated by commas. */
export function schemaColumns(fileSchema: string): string[] {
  return fileSchema.split(",").map((name) => name.trim());
}

function accessTier(tier: string): string {
  return TIERS.find(([pattern]) => pattern.test(tier.toUpperCase()))?.[1] ?? "INTELLIGENT_TIERING/FREQUENT";
}

/** Every column is quoted, a quote within one doubled; empty ones may be bare. */
function columns(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}
