import { isWholeBucket } from "./lifecycle-filter";
import type { ArchiveTier, LifecyclePlan, LifecycleRule, StorageClass, Transition } from "./lifecycle-rule";

const INFREQUENT_ACCESS: readonly StorageClass[] = ["STANDARD_IA", "ONEZONE_IA"];
const GLACIER: readonly StorageClass[] = ["GLACIER", "DEEP_ARCHIVE"];

/** Days after the last access that S3 accepts for a tier. */
const TIER_DAYS = { ARCHIVE_ACCESS: { min: 90, max: 730 }, DEEP_ARCHIVE_ACCESS: { min: 180, max: 730 } };

/** What is wrong between intelligent tiering and the transitions of the same bucket: one strategy each (M-03, M-05). */
export function tieringProblems({ rules, archiveTiers }: LifecyclePlan): string[] {
  const classes = rules.flatMap((rule) => rule.transitions.map((step) => step.storageClass));
  const bothStrategies =
    classes.includes("INTELLIGENT_TIERING") && INFREQUENT_ACCESS.some((storageClass) => classes.includes(storageClass));
  return [
    ...(bothStrategies ? ["one strategy per bucket: INTELLIGENT_TIERING or the infrequent-access classes"] : []),
    ...archiveTiers.flatMap(tierProblems),
    ...(archiveTiers.length > 0 ? competition(rules, Math.min(...archiveTiers.map((tier) => tier.days))) : []),
  ];
}

function tierProblems({ accessTier, days }: ArchiveTier): string[] {
  const { min, max } = TIER_DAYS[accessTier];
  return days < min || days > max ? [`${accessTier} after ${days} days, allowed are ${min} to ${max}`] : [];
}

/** Archive tiers act on objects in INTELLIGENT_TIERING only, and archive what a rule still wants to move. */
function competition(rules: readonly LifecycleRule[], firstTierDays: number): string[] {
  const everywhere = rules.filter((rule) => isWholeBucket(rule.filter)).flatMap((rule) => rule.transitions);
  const entry = everywhere.find((step) => step.storageClass === "INTELLIGENT_TIERING");
  if (!entry) return ["archive tiers without a rule that moves the whole bucket to INTELLIGENT_TIERING do nothing"];
  if (firstGlacierStep(everywhere)) return ["archive tiers and a Glacier step compete for the whole bucket"];
  return rules.flatMap((rule) => {
    const step = firstGlacierStep(rule.transitions);
    const tierDay = entry.days + firstTierDays;
    return step && step.days > tierDay
      ? [`${rule.id}: ${step.storageClass} on day ${step.days} comes after the archive tier of day ${tierDay}`]
      : [];
  });
}

function firstGlacierStep(steps: readonly Transition[]): Transition | undefined {
  return steps.find((step) => GLACIER.includes(step.storageClass));
}
