import type { ObjectTag } from "./classify";

/** S3 takes ten tags an object. */
const MOST_TAGS = 10;

/** An object's tags after classification, and what there was no room for. */
export interface MergedTags {
  readonly tags: readonly ObjectTag[];
  readonly changed: boolean;
  readonly dropped: readonly ObjectTag[];
}

/**
 * Adds tags to those an object has. Writing tags replaces all of them (M-33), so every old one is written again; one of
 * the same key gets the new value. Where ten are not enough, the last of the new ones are left out, never an old one.
 */
export function mergeTags(existing: readonly ObjectTag[], added: readonly ObjectTag[]): MergedTags {
  const values = new Map(existing.map(({ key, value }) => [key, value]));
  const dropped: ObjectTag[] = [];
  let changed = false;
  for (const tag of added) {
    if (!values.has(tag.key) && values.size >= MOST_TAGS) {
      dropped.push(tag);
      continue;
    }
    changed ||= values.get(tag.key) !== tag.value;
    values.set(tag.key, tag.value);
  }
  return { tags: [...values].map(([key, value]) => ({ key, value })), changed, dropped };
}
