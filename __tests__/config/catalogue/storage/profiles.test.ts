import { planLifecycle } from "../../../../config/catalogue/storage/lifecycle";
import type { LifecycleRule, Transition } from "../../../../config/catalogue/storage/lifecycle-rule";
import { BUCKET_PROFILES, type BucketPurpose } from "../../../../config/catalogue/storage/profiles";

interface Row {
  readonly source: string;
  readonly purpose: BucketPurpose;
  /** Expiration, noncurrent expiration, multipart abort; 0 = none. */
  readonly days: readonly [number, number, number];
  readonly transitions: string;
  readonly others?: readonly string[];
}

const TABLE: readonly Row[] = [
  { source: "S0-13, S3-25", purpose: "backend-state", days: [0, 90, 7], transitions: "" },
  { source: "S0-14, S3-27, C-08, M-01", purpose: "logs", days: [90, 7, 1], transitions: "STANDARD_IA@30" },
  { source: "S0-15, S3-28, C-09", purpose: "traces", days: [30, 7, 1], transitions: "" },
  { source: "S3-29, C-08", purpose: "metrics", days: [90, 7, 1], transitions: "STANDARD_IA@30" },
  {
    source: "S3-30, M-69",
    purpose: "audit-logs",
    days: [2557, 2557, 1],
    transitions: "STANDARD_IA@30 GLACIER@90",
  },
  {
    source: "S2-09, M-21, C-08",
    purpose: "apm-config",
    days: [0, 90, 7],
    transitions: "",
    others: ["backups/ STANDARD_IA@30 GLACIER@90 expires@365"],
  },
  {
    source: "S1-05, M-06",
    purpose: "input",
    days: [365, 30, 7],
    transitions: "STANDARD_IA@30 GLACIER@90",
    others: ["uploads/temp/ expires@1"],
  },
  {
    source: "S1-07",
    purpose: "output",
    days: [2555, 90, 7],
    transitions: "STANDARD_IA@90 GLACIER@180 noncurrent:STANDARD_IA@30",
  },
  { source: "S1-08", purpose: "client-logs", days: [2555, 90, 7], transitions: "STANDARD_IA@30 GLACIER@90" },
  {
    source: "S4-07, S4-08, S4-32, M-05",
    purpose: "data",
    days: [0, 2555, 7],
    transitions: "INTELLIGENT_TIERING@7",
    others: ["compliance/ GLACIER@90 DEEP_ARCHIVE@365 noncurrent:DEEP_ARCHIVE@30"],
  },
  { source: "S4-09", purpose: "inventory", days: [90, 7, 1], transitions: "" },
  { source: "S4-20, M-24", purpose: "replica", days: [0, 90, 7], transitions: "" },
  {
    source: "S1-28, S1-05",
    purpose: "input-replica",
    days: [365, 30, 7],
    transitions: "",
    others: ["uploads/temp/ expires@1"],
  },
];

describe("bucket profiles", () => {
  it.each(TABLE)("$purpose keeps objects as $source say", ({ purpose, days, transitions, others = [] }) => {
    const [whole, ...parts] = planLifecycle(purpose).rules;
    expect([whole?.expirationDays ?? 0, whole?.noncurrentExpirationDays, whole?.abortMultipartDays]).toEqual(days);
    expect(steps(whole!)).toBe(transitions);
    expect(parts.map(summary)).toEqual(others);
  });

  it("knows every purpose of the table, and no other", () => {
    expect(Object.keys(BUCKET_PROFILES).sort()).toEqual(TABLE.map((row) => row.purpose).sort());
  });

  it("archives untouched objects of a data bucket after 90 and 180 days (S4-06, M-39)", () => {
    expect(planLifecycle("data").archiveTiers).toEqual([
      { accessTier: "ARCHIVE_ACCESS", days: 90 },
      { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 },
    ]);
  });

  it("narrows compliance archiving by prefix and tag (S4-07)", () => {
    expect(planLifecycle("data").rules[1]?.filter).toEqual({
      prefix: "compliance/",
      tags: { DataType: "Compliance" },
    });
  });

  it.each(["audit-logs", "client-logs", "inventory"] as const)(
    "encrypts %s by S3 alone: a log target (M-15)",
    (name) => {
      expect(BUCKET_PROFILES[name].encryption).toBe("AES256");
    },
  );

  it("guards state and audit logs against destruction by default (S0-18, X-15)", () => {
    const guarded = Object.entries(BUCKET_PROFILES).filter(([, profile]) => profile.preventDestroy);
    expect(guarded.map(([purpose]) => purpose)).toEqual(["backend-state", "audit-logs"]);
  });
});

function summary(rule: LifecycleRule): string {
  const expiration = rule.expirationDays ? `expires@${rule.expirationDays}` : "";
  return [rule.filter.prefix, steps(rule), expiration].filter(Boolean).join(" ");
}

function steps(rule: LifecycleRule): string {
  const step = ({ days, storageClass }: Transition) => `${storageClass}@${days}`;
  return [...rule.transitions.map(step), ...rule.noncurrentTransitions.map((each) => `noncurrent:${step(each)}`)].join(
    " ",
  );
}
