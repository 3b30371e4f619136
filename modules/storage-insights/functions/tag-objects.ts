import { classify, type ObjectTag } from "./classify";
import type { CreatedObject } from "./created-objects";
import type { Departments } from "./department";
import { mergeTags } from "./merge-tags";

/** The tags of objects, in S3 or in a test. */
export interface TagStore {
  /** Undefined for an object that is gone. */
  read(object: CreatedObject): Promise<readonly ObjectTag[] | undefined>;
  write(object: CreatedObject, tags: readonly ObjectTag[]): Promise<void>;
}

/** What happened to each object of an event. */
export interface TaggingResult {
  readonly tagged: readonly string[];
  /** They had every tag already: the event came twice. */
  readonly unchanged: readonly string[];
  /** Deleted since the event. */
  readonly gone: readonly string[];
  /** Tags that found no room among the ten of an object. */
  readonly dropped: readonly string[];
  readonly failures: readonly string[];
}

type Outcome = keyof Omit<TaggingResult, "dropped">;

/** Classifies and tags every object; one that fails stops none of the others (M-33). */
export async function tagObjects(
  objects: readonly CreatedObject[],
  departments: Departments,
  buckets: readonly string[],
  store: TagStore,
): Promise<TaggingResult> {
  const result = { tagged: [], unchanged: [], gone: [], dropped: [], failures: [] } as Record<
    keyof TaggingResult,
    string[]
  >;
  for (const object of objects) {
    const name = `s3://${object.bucket}/${object.key}`;
    try {
      if (!buckets.includes(object.bucket)) throw new Error("not one of this function's buckets");
      const { outcome, dropped } = await tagObject(object, departments, store);
      result[outcome].push(name);
      result.dropped.push(...dropped.map(({ key }) => `${name}: ${key}`));
    } catch (error) {
      result.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return result;
}

async function tagObject(
  object: CreatedObject,
  departments: Departments,
  store: TagStore,
): Promise<{ outcome: Outcome; dropped: readonly ObjectTag[] }> {
  const existing = await store.read(object);
  if (existing === undefined) return { outcome: "gone", dropped: [] };
  const { tags, changed, dropped } = mergeTags(existing, classify(object.key, object.sizeBytes, departments));
  if (changed) await store.write(object, tags);
  return { outcome: changed ? "tagged" : "unchanged", dropped };
}
