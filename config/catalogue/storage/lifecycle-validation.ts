import { covers, isWholeBucket, overlap } from "./lifecycle-filter";
import type { LifecyclePlan, LifecycleRule } from "./lifecycle-rule";
import { timelineProblems } from "./lifecycle-timeline";
import { tieringProblems } from "./tiering-validation";

/**
 * What is wrong with a lifecycle; empty if S3 accepts it and no step costs more than it saves. Neither the provider nor
 * the emulator checks any of this (C-08, M-01 to M-06, X-03).
 */
export function validateLifecycle(plan: LifecyclePlan): string[] {
  const { rules } = plan;
  return [
    ...bucketProblems(rules),
    ...rules.flatMap(ruleProblems),
    ...rules.flatMap((rule) => agingProblems(rule, rules)),
    ...tieringProblems(plan),
  ];
}

/** What a bucket needs of its rules taken together. */
function bucketProblems(rules: readonly LifecycleRule[]): string[] {
  const everywhere = rules.filter((rule) => isWholeBucket(rule.filter));
  return failures([
    [!everywhere.some((rule) => rule.abortMultipartDays), "no rule for the whole bucket aborts multipart uploads"],
    [!everywhere.some((rule) => rule.noncurrentExpirationDays), "no rule for the whole bucket removes old versions"],
    [
      !everywhere.some((rule) => rule.expirationDays ?? rule.expiredObjectDeleteMarker),
      "no rule for the whole bucket removes left-over delete markers",
    ],
    [new Set(rules.map((rule) => rule.id)).size < rules.length, "two rules have the same id"],
    ...pairs(rules).map(([a, b]): Check => {
      const nested = covers(a.filter, b.filter) !== covers(b.filter, a.filter);
      return [
        overlap(a.filter, b.filter) && !nested,
        `${a.id} and ${b.id} are about the same objects, and neither is about a part of the other's`,
      ];
    }),
  ]);
}

/** What S3 refuses of a single rule. */
function ruleProblems(rule: LifecycleRule): string[] {
  const { id, filter, expirationDays, expiredObjectDeleteMarker, noncurrentExpirationDays, abortMultipartDays } = rule;
  const limits = [expirationDays, noncurrentExpirationDays, abortMultipartDays].filter((days) => days !== undefined);
  const steps = [...rule.transitions, ...rule.noncurrentTransitions].map((step) => step.days);
  const days = [...limits, ...steps];
  return failures([
    [days.length === 0 && !expiredObjectDeleteMarker, `${id}: does nothing`],
    [days.some((value) => !Number.isInteger(value) || value < 1), `${id}: days are whole numbers from 1`],
    [
      expirationDays !== undefined && !!expiredObjectDeleteMarker,
      `${id}: expiration is either by days or of left-over delete markers`,
    ],
    [
      filter.tags !== undefined && (abortMultipartDays !== undefined || !!expiredObjectDeleteMarker),
      `${id}: multipart uploads and delete markers have no tags to filter by`,
    ],
  ]);
}

/** What is wrong with the way the rule's objects age, current ones and noncurrent versions. */
function agingProblems(rule: LifecycleRule, rules: readonly LifecycleRule[]): string[] {
  const wider = rules.filter((other) => other !== rule && covers(other.filter, rule.filter));
  const earliest = (days: readonly (number | undefined)[]) => Math.min(...days.map((day) => day ?? Infinity));
  return [
    ...timelineProblems({
      label: rule.id,
      own: rule.transitions,
      inherited: wider.flatMap((other) => other.transitions),
      endDay: earliest([rule, ...wider].map((each) => each.expirationDays)),
    }),
    ...timelineProblems({
      label: `${rule.id} (noncurrent)`,
      own: rule.noncurrentTransitions,
      inherited: wider.flatMap((other) => other.noncurrentTransitions),
      endDay: earliest([rule, ...wider].map((each) => each.noncurrentExpirationDays)),
    }),
  ];
}

type Check = [failed: boolean, problem: string];

function failures(checks: readonly Check[]): string[] {
  return checks.filter(([failed]) => failed).map(([, problem]) => problem);
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
