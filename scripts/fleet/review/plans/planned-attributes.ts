import { isDeepStrictEqual } from "node:util";

import type { AttributeChange } from "../changes/change-set";
import type { Body } from "../model/stack";
import type { PlannedResource } from "./plan-document";

/** Stands for a value that a plan knows and nobody else may, or that is known only after the apply. */
export const NOT_SHOWN = "(not shown)";

/** The same place in each of a plan's five trees. */
interface Place {
  readonly before: unknown;
  readonly after: unknown;
  readonly unknown: unknown;
  readonly wasSensitive: unknown;
  readonly isSensitive: unknown;
}

/**
 * Attributes that differ in a plan, by path. What is known only after the apply counts where the stack sets it: AWS gives
 * the rest. Sensitive values are `NOT_SHOWN`, and none may be printed.
 */
export function plannedAttributes({ change }: PlannedResource, body: Body | undefined): AttributeChange[] {
  const place = {
    before: change.before,
    after: change.after,
    unknown: change.after_unknown,
    wasSensitive: change.before_sensitive,
    isSensitive: change.after_sensitive,
  };
  const names = body === undefined ? undefined : new Set(Object.keys(body));
  return [...differences(place, "", names)];
}

function* differences(place: Place, path: string, configured?: ReadonlySet<string>): Iterable<AttributeChange> {
  const { before, after, unknown, wasSensitive, isSensitive } = place;
  const [old, now] = [withinText(before), withinText(after)];
  const told = unknown !== true && wasSensitive !== true && isSensitive !== true;
  if (!told || !isBranch(old) || !isBranch(now) || Array.isArray(old) !== Array.isArray(now)) {
    if (isDeepStrictEqual(before, after) && !holdsTrue(unknown)) return;
    const isSecret = holdsTrue(wasSensitive) || holdsTrue(isSensitive);
    const [was, will] = isSecret ? [masked(before), masked(after)] : [before ?? undefined, after ?? undefined];
    yield { path, before: was, after: holdsTrue(unknown) ? NOT_SHOWN : will, shown: undefined };
    return;
  }
  const keys = new Set([old, now, unknown].flatMap((each) => (isBranch(each) ? Object.keys(each) : [])));
  for (const key of keys) {
    const inner = {
      before: member(old, key),
      after: member(now, key),
      unknown: member(unknown, key),
      wasSensitive: within(place.wasSensitive, key),
      isSensitive: within(place.isSensitive, key),
    };
    const bySystem = path === "" && configured?.has(key) === false;
    if (bySystem && holdsTrue(inner.unknown)) continue;
    yield* differences(inner, path === "" ? key : `${path}.${key}`);
  }
}

function masked(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : NOT_SHOWN;
}

/** Policies and other documents are compared within. */
function withinText(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function member(value: unknown, key: string): unknown {
  return isBranch(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What is below something sensitive is so, too. */
function within(mark: unknown, key: string): unknown {
  return mark === true ? true : member(mark, key);
}

function holdsTrue(value: unknown): boolean {
  return value === true || (isBranch(value) && Object.values(value).some(holdsTrue));
}
