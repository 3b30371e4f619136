import { isPlainMap } from "../../../../config/reading/plain-map";
import { canonical, isScalar, type Manner } from "./canonical";
import { decoded, documentIn } from "./inner-document";
import { matched } from "./matched";
import { isOrdered } from "./ordered-lists";
import { isSecretPair } from "./secret-names";

/** Where two values differ. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether what stands beside it says that it is a secret: a variable's name. */
  readonly secret?: true;
}

/**
 * Where two values differ, path by path: keys in any order, lists that are sets in any order, documents in texts from
 * within, texts in base64 as what they say. A block that may be there once has no index, however it is written.
 */
export function* differences(before: unknown, after: unknown, path: string, manner: Manner): Iterable<Difference> {
  // Maps differ where a member does: their own texts would be made again at each level.
  if (isPlainMap(before) && isPlainMap(after)) {
    yield* ofMaps(before, after, path, manner);
    return;
  }
  if (before === after || canonical(before, path, manner) === canonical(after, path, manner)) return;
  if (typeof before === "string" && typeof after === "string") {
    yield* ofTexts(before, after, path, manner);
    return;
  }
  const [was, will] = manner.within === "json" ? [before, after] : [unwrapped(before, after), unwrapped(after, before)];
  if (isPlainMap(was) && isPlainMap(will)) yield* ofMaps(was, will, path, manner);
  else if (Array.isArray(was) && Array.isArray(will)) yield* ofLists(was, will, path, manner);
  else yield { path, before: before ?? undefined, after: after ?? undefined };
}

function* ofTexts(before: string, after: string, path: string, manner: Manner): Iterable<Difference> {
  const [was, will] = [documentIn(before, path), documentIn(after, path)];
  if (!was || !will) yield { path, before: decoded(before), after: decoded(after) };
  else {
    const within = was.unordered || will.unordered ? "sets" : "json";
    yield* differences(was.value, will.value, path, { ...manner, within });
  }
}

function* ofMaps(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
  manner: Manner,
): Iterable<Difference> {
  const isSecret = isSecretPair(before) || isSecretPair(after);
  for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort())
    for (const each of differences(before[key], after[key], path === "" ? key : `${path}.${key}`, manner))
      yield isSecret && key === "value" ? { ...each, secret: true } : each;
}

function* ofLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  manner: Manner,
): Iterable<Difference> {
  if ([...before, ...after].every((each) => isScalar(each) && !isDocument(each, path))) {
    yield { path, before, after };
    return;
  }
  const ordered = manner.within === "json" || (manner.within === "body" && isOrdered(manner.type, path));
  const pairs = ordered
    ? Array.from({ length: Math.max(before.length, after.length) }, (_, at) => ({
        at,
        was: before[at],
        will: after[at],
      }))
    : matched(before, after, (each) => canonical(each, path, manner));
  for (const { at, was, will } of pairs) yield* differences(was, will, `${path}.${at}`, manner);
}

/** A list of one block as the block, where the other side has one block at most. */
function unwrapped(value: unknown, other: unknown): unknown {
  const [one, most] = [Array.isArray(value) && value.length === 1, !Array.isArray(other) || other.length <= 1];
  const first: unknown = one ? (value as unknown[])[0] : undefined;
  if (one && most && isPlainMap(first)) return first;
  // A policy names one action or a list of them.
  return isScalar(value) && Array.isArray(other) ? [value] : value;
}

function isDocument(value: unknown, path: string): boolean {
  return typeof value === "string" && documentIn(value, path) !== undefined;
}
