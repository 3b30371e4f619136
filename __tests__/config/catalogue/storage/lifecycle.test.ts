import { planLifecycle, type LifecycleOptions } from "../../../../config/catalogue/storage/lifecycle";
import { validateLifecycle } from "../../../../config/catalogue/storage/lifecycle-validation";
import { BUCKET_PROFILES, type BucketPurpose } from "../../../../config/catalogue/storage/profiles";

const PURPOSES = Object.keys(BUCKET_PROFILES) as BucketPurpose[];
const SETTINGS = PURPOSES.filter((purpose) => BUCKET_PROFILES[purpose].retention === "setting");

function classes(purpose: BucketPurpose, options: LifecycleOptions): string[] {
  return planLifecycle(purpose, options).rules[0]!.transitions.map((step) => `${step.storageClass}@${step.days}`);
}

describe("planLifecycle", () => {
  it.each([
    [59, []],
    [60, ["STANDARD_IA@30"]],
    [90, ["STANDARD_IA@30"]],
    [179, ["STANDARD_IA@30"]],
    [180, ["STANDARD_IA@30", "GLACIER@90"]],
  ])("moves logs kept %i days only where they stay the class's minimum (C-08)", (retentionDays, expected) => {
    expect(classes("logs", { retentionDays })).toEqual(expected);
  });

  it.each([
    [30, []],
    [60, ["STANDARD_IA@30"]],
    [149, ["STANDARD_IA@30"]],
    [150, ["STANDARD_IA@30", "GLACIER@60"]],
  ])("brings back transitions of traces kept %i days (C-09)", (retentionDays, expected) => {
    expect(classes("traces", { retentionDays })).toEqual(expected);
  });

  it.each([
    [544, ["STANDARD_IA@30", "GLACIER@90"]],
    [545, ["STANDARD_IA@30", "GLACIER@90", "DEEP_ARCHIVE@365"]],
  ])("moves audit logs kept %i days to DEEP_ARCHIVE when asked to (M-48)", (retentionDays, expected) => {
    expect(classes("audit-logs", { retentionDays, deepArchiveDays: 365 })).toEqual(expected);
  });

  it("replaces STANDARD_IA by INTELLIGENT_TIERING on the same day (M-03)", () => {
    expect(classes("logs", { intelligentTiering: true })).toEqual(["INTELLIGENT_TIERING@30"]);
  });

  it("moves nothing on the day of expiration (M-01)", () => {
    expect(classes("traces", { intelligentTiering: true })).toEqual([]);
    expect(classes("traces", { intelligentTiering: true, retentionDays: 31 })).toEqual(["INTELLIGENT_TIERING@30"]);
  });

  it.each([
    ["objects never get there", { retentionDays: 120 }, []],
    ["they get to the first tier", { retentionDays: 121 }, ["ARCHIVE_ACCESS"]],
    ["a Glacier step exists", { retentionDays: 150 }, []],
  ] as const)("sets archive tiers by whether %s (M-03)", (_, options, tiers) => {
    const plan = planLifecycle("traces", { ...options, intelligentTiering: true });
    expect(plan.archiveTiers.map((tier) => tier.accessTier)).toEqual(tiers);
  });

  it("leaves a data bucket in STANDARD when intelligent tiering is switched off", () => {
    const plan = planLifecycle("data", { intelligentTiering: false });
    expect(plan.archiveTiers).toEqual([]);
    expect(plan.rules[0]?.transitions).toEqual([]);
  });

  it("keeps replaced audit logs as long as current ones (S3-30)", () => {
    expect(planLifecycle("audit-logs", { retentionDays: 3653 }).rules[0]).toMatchObject({
      expirationDays: 3653,
      noncurrentExpirationDays: 3653,
    });
  });

  it("removes left-over delete markers where objects never expire", () => {
    expect(planLifecycle("backend-state").rules[0]).toMatchObject({ expiredObjectDeleteMarker: true });
  });

  it("lets nobody shorten a retention that the purpose fixes", () => {
    expect(() => planLifecycle("output", { retentionDays: 30 })).toThrow(
      "Purpose output fixes the retention: 2555 days",
    );
    expect(() => planLifecycle("backend-state", { retentionDays: 30 })).toThrow(/never expires/);
  });

  it("lets a target choose the retention of the shared buckets and of a replica (S0-16)", () => {
    expect(SETTINGS).toEqual(["logs", "traces", "metrics", "audit-logs", "replica"]);
  });

  it.each(PURPOSES)("gives %s a lifecycle that S3 accepts, tiered or not", (purpose) => {
    for (const intelligentTiering of [undefined, true, false]) {
      expect(validateLifecycle(planLifecycle(purpose, { intelligentTiering }))).toEqual([]);
    }
  });

  it.each(SETTINGS)("gives %s a lifecycle that S3 accepts for every retention (S0-17)", (purpose) => {
    for (let retentionDays = 1; retentionDays <= 800; retentionDays++) {
      for (const intelligentTiering of [true, false]) {
        for (const deepArchiveDays of [0, 365]) {
          const plan = planLifecycle(purpose, { retentionDays, intelligentTiering, deepArchiveDays });
          expect({ retentionDays, problems: validateLifecycle(plan) }).toEqual({ retentionDays, problems: [] });
        }
      }
    }
  });
});
