import type { Body } from "../../../scripts/fleet/review/model/stack";

/** A move to a class, on a day. */
interface Step {
  readonly day: number;
  readonly storageClass: string;
}

/** S3's waterfall: objects only move down. Source: S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle". */
const WATERFALL = ["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];
/** Classes that S3 moves nothing to, and nothing on from, within thirty days. Source: the same page. */
const THIRTY_DAYS = ["STANDARD_IA", "ONEZONE_IA"];
const MOST_RULES = 1000;

/** What S3 refuses of a bucket's lifecycle rules, and what every bucket needs of them; written without the module's help. */
export function lifecycleViolations(rules: readonly Body[]): string[] {
  const ids = rules.map(({ id }) => id);
  const whole = rules.filter((rule) => rule.status === "Enabled" && isWhole(rule));
  return [
    ...(rules.length > MOST_RULES ? [`has ${rules.length} rules`] : []),
    ...(new Set(ids).size < ids.length ? ["has two rules of one id"] : []),
    ...(whole.some((rule) => one(rule, "abort_incomplete_multipart_upload")) ? [] : ["never aborts multipart uploads"]),
    ...(whole.some((rule) => one(rule, "noncurrent_version_expiration")) ? [] : ["never removes old versions"]),
    ...rules.flatMap((rule) => ofRule(rule).map((problem) => `rule ${String(rule.id)} ${problem}`)),
  ];
}

function ofRule(rule: Body): string[] {
  const expiration = one(rule, "expiration");
  const noncurrent = one(rule, "noncurrent_version_expiration");
  const abort = one(rule, "abort_incomplete_multipart_upload");
  const numbers = [expiration?.days, noncurrent?.noncurrent_days, abort?.days_after_initiation].filter(
    (day) => day !== undefined,
  );
  return [
    ...filterProblems(rule),
    ...numbers.filter((day) => !isDay(day)).map((day) => `has ${JSON.stringify(day)} for a number of days`),
    ...(expiration && (expiration.days === undefined) === (expiration.expired_object_delete_marker === undefined)
      ? ["must expire by days, or delete markers only"]
      : []),
    ...stepProblems(steps(rule, "transition", "days"), expiration?.days),
    ...stepProblems(steps(rule, "noncurrent_version_transition", "noncurrent_days"), noncurrent?.noncurrent_days),
  ];
}

function filterProblems(rule: Body): string[] {
  const filter = one(rule, "filter");
  if (!filter) return ["has no filter"];
  const criteria = Object.keys(filter);
  if (criteria.length > 1) return [`has the criteria ${criteria.join(" and ")} without an "and"`];
  const both = (filter.and as readonly Body[] | undefined)?.[0];
  const tagged = filter.tag !== undefined || both?.tags !== undefined;
  return [
    ...(both && Object.keys(both).length < 2 && Object.keys(both.tags ?? {}).length < 2
      ? ['has an "and" of one criterion']
      : []),
    ...(tagged && one(rule, "abort_incomplete_multipart_upload") ? ["aborts uploads by tag"] : []),
    ...(tagged && one(rule, "expiration")?.expired_object_delete_marker ? ["removes delete markers by tag"] : []),
  ];
}

function stepProblems(moves: readonly Step[], end: unknown): string[] {
  return moves.flatMap(({ day, storageClass }, index) => {
    const next = moves[index + 1];
    const leaves = next?.day ?? (end as number | undefined) ?? Infinity;
    const rank = WATERFALL.indexOf(storageClass);
    const atLeast = THIRTY_DAYS.includes(storageClass) ? 30 : 1;
    const move = `moves to ${storageClass} on day ${day}`;
    return [
      ...(rank < 0 ? [`${move}, which is no class`] : []),
      ...(!isDay(day) || (THIRTY_DAYS.includes(storageClass) && day < 30) ? [`${move}: too early`] : []),
      ...(next && WATERFALL.indexOf(next.storageClass) <= rank
        ? [`${move} and then back to ${next.storageClass}`]
        : []),
      ...(leaves - day < atLeast ? [`${move} and leaves it on day ${leaves}`] : []),
    ];
  });
}

function steps(rule: Body, block: string, dayKey: string): Step[] {
  return ((rule[block] ?? []) as readonly Body[])
    .map((each) => ({ day: each[dayKey] as number, storageClass: String(each.storage_class) }))
    .sort((a, b) => a.day - b.day);
}

function one(rule: Body, block: string): Body | undefined {
  return (rule[block] as readonly Body[] | undefined)?.[0];
}

function isWhole(rule: Body): boolean {
  const filter = one(rule, "filter");
  return filter !== undefined && Object.values(filter).every((value) => value === "");
}

function isDay(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1;
}
