import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { didYouMean } from "../../../../../config/reading/suggest";
import { partProblem, valueProblem } from "../config-problem";
import { goDuration, prometheusDuration } from "../duration";
import { fieldOf, recordOf } from "../field-of";
import { INDEX_STORE, OBJECT_STORES, OLD_INDEX_STORES } from "./keys";

const DAY = 86_400_000;

/** Loki has read these; what it writes today is the last but one. */
const SCHEMA_VERSIONS = ["v9", "v10", "v11", "v12", "v13", "v14"];

/** A period of the schema as far as it could be decoded. */
export interface Period {
  readonly from?: string;
  readonly store?: string;
  readonly objectStore?: string;
  readonly schema?: string;
  readonly index?: { readonly period?: string };
}

/** Periods of the schema: in order, each with an index and a store that exist and are set up. */
export function periodProblems(periods: readonly (Period | undefined)[], data: unknown): readonly Problem[] {
  const newest = periods.at(-1);
  return [
    ...orderProblems(periods),
    ...periods.flatMap((period, index) => {
      const path = ["schema_config", "configs", index];
      if (!period) return [];
      return [
        ...indexStoreProblems(period, path, period === newest),
        ...versionProblems(period, path, period === newest && takesMetadata(data)),
        ...indexProblems(period, path),
        ...objectStoreProblems(period, path, data),
      ];
    }),
  ];
}

function orderProblems(periods: readonly (Period | undefined)[]): readonly Problem[] {
  let last = "";
  return periods.flatMap((period, index): Problem[] => {
    const from = period?.from;
    if (from === undefined) return [];
    const path = ["schema_config", "configs", index, "from"];
    if (from <= last) return [valueProblem(path, "schema-order", `must be later than the period before, ${last}`)];
    last = from;
    return [];
  });
}

function isOld(store: string | undefined): boolean {
  return store !== undefined && OLD_INDEX_STORES.includes(store);
}

/** Periods of the past may have an index of the past. */
function indexStoreProblems({ store }: Period, path: Path, newest: boolean): readonly Problem[] {
  if (store === undefined || store === INDEX_STORE || (isOld(store) && !newest)) return [];
  const place = [...path, "store"];
  if (isOld(store)) {
    const hint = `Loki 3.8 reads ${INDEX_STORE} only: add a period with it from a coming day on`;
    return [valueProblem(place, "schema-store", "is an index of before", { hint, severity: "warning" })];
  }
  const hint = didYouMean(store, [INDEX_STORE, ...OLD_INDEX_STORES]) ?? `write ${INDEX_STORE}`;
  return [valueProblem(place, "schema-store", "is no index store", { hint })];
}

function takesMetadata(data: unknown): boolean {
  return fieldOf(data, "limits_config.allow_structured_metadata") !== false;
}

function versionProblems({ schema, store }: Period, path: Path, metadata: boolean): readonly Problem[] {
  if (schema === undefined) return [];
  const place = [...path, "schema"];
  const version = SCHEMA_VERSIONS.indexOf(schema);
  if (version < 0) {
    return [valueProblem(place, "schema-version", "is no schema version from v9 to v14", { hint: "write v13" })];
  }
  if (!metadata || (version >= SCHEMA_VERSIONS.indexOf("v13") && !isOld(store))) return [];
  const hint = "use tsdb with v13, or set limits_config.allow_structured_metadata to false";
  const message = "can't hold structured metadata, which Loki 3 takes by default: it won't start";
  return [valueProblem(place, "schema-version", message, { hint })];
}

function indexProblems({ store, index }: Period, path: Path): readonly Problem[] {
  const place = [...path, "index", "period"];
  const span = index?.period === undefined ? undefined : (goDuration(index.period) ?? prometheusDuration(index.period));
  if (store === INDEX_STORE && span === undefined)
    return [partProblem(path, "schema-index", "needs index.period: 24h")];
  if (store === INDEX_STORE && span !== DAY) return [valueProblem(place, "schema-index", "must be 24h for tsdb")];
  if (!isOld(store) || span === undefined || (span > 0 && span % DAY === 0)) return [];
  return [valueProblem(place, "schema-index", "must be a multiple of 24h")];
}

function objectStoreProblems({ objectStore }: Period, path: Path, data: unknown): readonly Problem[] {
  const named = Object.values(recordOf(fieldOf(data, "storage_config.named_stores"))).flatMap((each) =>
    Object.keys(recordOf(each)),
  );
  // The newer client of object stores has settings of its own.
  const thanos = ["storage_config.object_store", "common.storage.object_store"];
  if (objectStore === undefined || named.includes(objectStore) || isWritten(thanos, data)) return [];
  const place = [...path, "object_store"];
  const known = Object.hasOwn(OBJECT_STORES, objectStore) ? OBJECT_STORES[objectStore] : undefined;
  if (!known) {
    const stores = Object.keys(OBJECT_STORES);
    const hint = didYouMean(objectStore, stores) ?? `known stores: ${stores.join(", ")}`;
    return [valueProblem(place, "object-store", "is no object store, nor a named one", { hint })];
  }
  const sections = [`storage_config.${known.storage}`, `common.storage.${known.common}`];
  if (isWritten(sections, data)) return [];
  return [valueProblem(place, "object-store", `needs ${sections.join(" or ")}, which say where it is`)];
}

function isWritten(fields: readonly string[], data: unknown): boolean {
  return fields.some((field) => fieldOf(data, field) !== undefined);
}
