import { plural } from "../../../config/catalogue/plural";
import { planLifecycle } from "../../../config/catalogue/storage/lifecycle";
import {
  STORAGE_CLASSES,
  type LifecycleRule,
  type StorageClass,
  type Transition,
} from "../../../config/catalogue/storage/lifecycle-rule";
import { BUCKET_PROFILES, type BucketProfile, type BucketPurpose } from "../../../config/catalogue/storage/profiles";
import { blocks, code, GENERATED, table } from "./markdown";

const ENCRYPTION: Readonly<Record<BucketProfile["encryption"], string>> = {
  AES256: "AES256",
  "aws:kms": "KMS key",
  either: "KMS key if there is one, else AES256",
};

const PURPOSES = Object.keys(BUCKET_PROFILES) as BucketPurpose[];

/** The page of purposes: what happens to the objects of each bucket, as the planner says and not as the table asks. */
export function storageProfilesPage(): string {
  return blocks(
    "# Storage profiles",
    "What a bucket is for decides how it is encrypted, how its objects age and who may delete them. Days count from an object's creation, for replaced versions from their replacement.",
    GENERATED,
    "## Whole bucket",
    table(
      ["Purpose", "Objects move", "Objects expire", "Versions move", "Versions expire", "Uploads end", "Encryption"],
      PURPOSES.map(wholeBucketRow),
    ),
    "Days in brackets are defaults: that retention is a setting. _Uploads end_: when an upload in parts that was never completed is dropped.",
    `Of ${listed((profile) => profile.denyVersionDeletion)} nobody deletes a version before its time. Terraform refuses to destroy ${listed((profile) => profile.preventDestroy)}.`,
    "## Parts of a bucket",
    table(["Purpose", "Objects", "Objects move", "Objects expire", "Versions move"], PURPOSES.flatMap(prefixRows)),
    "## Archive tiers",
    "In INTELLIGENT_TIERING, an object that nobody reads for so many days is archived: reading it takes a restore of hours.",
    table(["Purpose", "Archived"], PURPOSES.flatMap(archiveRows)),
    "## Steps left out",
    "A step whose objects expire before the minimum duration of the storage class is paid for and saves nothing, or S3 refuses it. It comes back with a longer retention.",
    table(["Purpose", "Step", "Would take objects kept for", "They are kept for"], PURPOSES.flatMap(droppedRows)),
  );
}

function wholeBucketRow(purpose: BucketPurpose): string[] {
  const profile = BUCKET_PROFILES[purpose];
  const rule = planLifecycle(purpose).rules[0]!;
  const end = daysText(rule.expirationDays);
  return [
    code(purpose),
    steps(rule.transitions),
    profile.retention === "setting" && rule.expirationDays !== undefined ? `(${end})` : end,
    steps(rule.noncurrentTransitions),
    daysText(rule.noncurrentExpirationDays),
    daysText(rule.abortMultipartDays),
    ENCRYPTION[profile.encryption],
  ];
}

function prefixRows(purpose: BucketPurpose): string[][] {
  const [, ...rules] = planLifecycle(purpose).rules;
  return rules.map((rule) => [
    code(purpose),
    objects(rule),
    steps(rule.transitions),
    daysText(rule.expirationDays),
    steps(rule.noncurrentTransitions),
  ]);
}

function archiveRows(purpose: BucketPurpose): string[][] {
  const { archiveTiers } = planLifecycle(purpose);
  const tiers = archiveTiers.map(({ accessTier, days }) => `${accessTier} after ${plural(days, "day")}`);
  return tiers.length > 0 ? [[code(purpose), tiers.join(", ")]] : [];
}

/** Steps that the table of purposes asks for and the plan does not take. */
function droppedRows(purpose: BucketPurpose): string[][] {
  const { transitionDays, intelligentTiering, prefixRules } = BUCKET_PROFILES[purpose];
  const [whole, ...parts] = planLifecycle(purpose).rules;
  const first: [StorageClass, number] = intelligentTiering
    ? ["INTELLIGENT_TIERING", transitionDays.intelligentTiering]
    : ["STANDARD_IA", transitionDays.standardIa];
  const asked: [StorageClass, number][] = [
    first,
    ["GLACIER", transitionDays.glacier],
    ["DEEP_ARCHIVE", transitionDays.deepArchive],
  ];
  const wanted = asked.map(([storageClass, days]): Transition => ({ storageClass, days }));
  return [
    ...dropped(purpose, wanted, whole!),
    ...prefixRules.flatMap(({ transitions }, index) => dropped(purpose, transitions, parts[index]!)),
  ];
}

function dropped(purpose: BucketPurpose, wanted: readonly Transition[], rule: LifecycleRule): string[][] {
  const taken = new Set(rule.transitions.map(({ storageClass }) => storageClass));
  return wanted
    .filter(({ days, storageClass }) => days > 0 && !taken.has(storageClass))
    .map((step) => [
      [code(purpose), rule.filter.prefix ? code(rule.filter.prefix) : ""].filter(Boolean).join(", "),
      stepText(step),
      plural(step.days + STORAGE_CLASSES[step.storageClass].minimumDays, "day"),
      daysText(rule.expirationDays),
    ]);
}

function objects({ filter }: LifecycleRule): string {
  const tags = Object.entries(filter.tags ?? {}).map(([key, value]) => `tagged ${code(`${key}=${value}`)}`);
  return [...(filter.prefix ? [`below ${code(filter.prefix)}`] : []), ...tags].join(", ");
}

function steps(transitions: readonly Transition[]): string {
  return transitions.map(stepText).join(", ") || "no";
}

function stepText({ days, storageClass }: Transition): string {
  return `${storageClass} on day ${days}`;
}

function daysText(days: number | undefined): string {
  if (days === undefined) return "never";
  return plural(days, "day");
}

function listed(holds: (profile: BucketProfile) => boolean): string {
  return PURPOSES.filter((purpose) => holds(BUCKET_PROFILES[purpose]))
    .map(code)
    .join(" and ");
}
