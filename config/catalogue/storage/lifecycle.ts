import {
  STORAGE_CLASSES,
  type ArchiveTier,
  type LifecyclePlan,
  type LifecycleRule,
  type Transition,
} from "./lifecycle-rule";
import { BUCKET_PROFILES, type BucketProfile, type BucketPurpose } from "./profiles";

/** What a target may choose about the lifecycle of a bucket. */
export interface LifecycleOptions {
  /** Days until objects expire, for purposes whose retention is a setting. */
  readonly retentionDays?: number;
  /** INTELLIGENT_TIERING instead of STANDARD_IA; default: as the purpose says. */
  readonly intelligentTiering?: boolean;
  /** Day on which objects move to STANDARD_IA; 0 = never; default: as the purpose says. */
  readonly standardIaDays?: number;
  /** Day on which objects move to GLACIER; 0 = never; default: as the purpose says. */
  readonly glacierDays?: number;
  /** Day on which objects move to DEEP_ARCHIVE; default 0 = never (M-48). */
  readonly deepArchiveDays?: number;
}

const ARCHIVE_TIERS: readonly ArchiveTier[] = [
  { accessTier: "ARCHIVE_ACCESS", days: 90 },
  { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 },
];

/**
 * The lifecycle of a bucket of this purpose: the days of its profile, without the steps that S3 refuses or that
 * would cost more than they save (C-08, X-03).
 */
export function planLifecycle(purpose: BucketPurpose, options: LifecycleOptions = {}): LifecyclePlan {
  const profile = BUCKET_PROFILES[purpose];
  if (options.retentionDays !== undefined && profile.retention === "fixed") {
    throw new Error(`Purpose ${purpose} fixes the retention: ${describe(profile)}`);
  }
  const expirationDays = options.retentionDays ?? profile.expirationDays;
  const transitions = worthwhile(wholeBucketSteps(profile, options), expirationDays);
  return {
    rules: [wholeBucketRule(tieredLike(profile, transitions), transitions, expirationDays), ...prefixRules(profile)],
    archiveTiers: archiveTiers(transitions, expirationDays),
  };
}

/** Versions stay in the strategy of their bucket: nothing that is tiered moves on to STANDARD_IA (M-03). */
function tieredLike(profile: BucketProfile, transitions: readonly Transition[]): BucketProfile {
  if (transitions[0]?.storageClass !== "INTELLIGENT_TIERING") return profile;
  const noncurrentTransitions = profile.noncurrentTransitions.map((step): Transition =>
    step.storageClass === "STANDARD_IA" ? { ...step, storageClass: "INTELLIGENT_TIERING" } : step,
  );
  return { ...profile, noncurrentTransitions };
}

function wholeBucketRule(
  profile: BucketProfile,
  transitions: readonly Transition[],
  expirationDays: number,
): LifecycleRule {
  const noncurrentDays =
    profile.noncurrentExpirationDays === "as-current" ? expirationDays : profile.noncurrentExpirationDays;
  return {
    id: profile.ruleId,
    filter: {},
    transitions,
    // S3 takes one of the two; expiration by days removes left-over delete markers as well.
    ...(expirationDays > 0 ? { expirationDays } : { expiredObjectDeleteMarker: true }),
    noncurrentTransitions: worthwhile(profile.noncurrentTransitions, noncurrentDays),
    noncurrentExpirationDays: noncurrentDays,
    abortMultipartDays: profile.abortMultipartDays,
  };
}

function prefixRules(profile: BucketProfile): LifecycleRule[] {
  return profile.prefixRules.map(({ id, filter, transitions, noncurrentTransitions = [], expirationDays }) => ({
    id,
    filter,
    transitions: worthwhile(transitions, expirationDays),
    noncurrentTransitions,
    ...(expirationDays > 0 && { expirationDays }),
  }));
}

function wholeBucketSteps(profile: BucketProfile, options: LifecycleOptions): Transition[] {
  const days = {
    ...profile.transitionDays,
    standardIa: options.standardIaDays ?? profile.transitionDays.standardIa,
    glacier: options.glacierDays ?? profile.transitionDays.glacier,
    deepArchive: options.deepArchiveDays ?? profile.transitionDays.deepArchive,
  };
  const tiering = options.intelligentTiering ?? profile.intelligentTiering;
  // One strategy per bucket: archive tiers act only on objects that a rule moved to INTELLIGENT_TIERING (M-03).
  const first: Transition = tiering
    ? { days: days.intelligentTiering || days.standardIa, storageClass: "INTELLIGENT_TIERING" }
    : { days: days.standardIa, storageClass: "STANDARD_IA" };
  const steps: Transition[] = [
    first,
    { days: days.glacier, storageClass: "GLACIER" },
    { days: days.deepArchive, storageClass: "DEEP_ARCHIVE" },
  ];
  return steps.filter((step) => step.days > 0);
}

/** The steps after which objects still live for the minimum storage duration of their class (C-08). */
function worthwhile(steps: readonly Transition[], expirationDays: number): Transition[] {
  const end = expirationDays || Infinity;
  return steps.filter(
    ({ days, storageClass }) => days < end && end - days >= STORAGE_CLASSES[storageClass].minimumDays,
  );
}

/** Archive tiers, where no rule moves the same objects to a Glacier class and they live long enough to get there. */
function archiveTiers(transitions: readonly Transition[], expirationDays: number): readonly ArchiveTier[] {
  const [entry, ...later] = transitions;
  if (entry?.storageClass !== "INTELLIGENT_TIERING" || later.length > 0) return [];
  const end = expirationDays || Infinity;
  return ARCHIVE_TIERS.filter((tier) => entry.days + tier.days < end);
}

function describe(profile: BucketProfile): string {
  return profile.expirationDays > 0 ? `${profile.expirationDays} days` : "never expires";
}
