import { isWithin, withoutIndices } from "../changes/attribute-path";
import type { AttributeChange } from "../changes/change-set";
import { ignoredChanges } from "../changes/ignored-changes";
import type { Body } from "../model/stack";
import { REPLACING } from "./replacing-attributes";

/** Types that have no argument `region`; all others of AWS are made anew in another region. */
const GLOBAL = /^aws_(iam|route53)_/;

/** Whether the table says what replaces resources of a type; of others nobody can say that they stay. */
export function isForecast(type: string): boolean {
  return Object.hasOwn(REPLACING, type);
}

/**
 * Paths among a resource's changed attributes that AWS can't change in place, in their order: Terraform will destroy it
 * and make another. None of types that the table doesn't have (`isForecast`), and of what `ignore_changes` leaves alone.
 */
export function forecastReplacement(
  type: string,
  attributes: readonly AttributeChange[],
  bodyBefore: Body,
  bodyAfter: Body,
): string[] {
  const facts = REPLACING[type];
  if (!facts) return [];
  const ignored = ignoredChanges(bodyAfter);
  const regional = type.startsWith("aws_") && !GLOBAL.test(type) ? ["region"] : [];
  const replacing = [...facts.attributes, ...regional, ...Object.keys(facts.when ?? {})];
  const replaces = (inner: string): boolean => {
    const [was, will] = [valueAt(bodyBefore, inner), valueAt(bodyAfter, inner)];
    if (will === undefined && facts.computed?.includes(inner)) return false;
    const unset = facts.defaults?.[inner];
    if (unset !== undefined && (was ?? unset) === (will ?? unset)) return false;
    return facts.when?.[inner]?.({ before: bodyBefore, after: bodyAfter, was, will }) ?? true;
  };
  return attributes
    .filter(({ path }) => {
      const changed = withoutIndices(path);
      if (ignored(path)) return false;
      return replacing.some((each) => {
        if (isWithin(changed, each)) return replaces(each);
        return isWithin(each, changed) && differs(bodyBefore, bodyAfter, each) && replaces(each);
      });
    })
    .map(({ path }) => path);
}

function differs(before: Body, after: Body, path: string): boolean {
  return JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path));
}

/** The value at a path; of a list of blocks the first one's, as a block that is there once may be written either way. */
function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => {
    const block: unknown = Array.isArray(inner) ? inner[0] : inner;
    return (block as Body | null | undefined)?.[key] ?? undefined;
  }, value);
}
