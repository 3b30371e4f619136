import type { ArchiveTier, LifecycleRule, Transition } from "../../../../config/catalogue/storage/lifecycle-rule";
import { validateLifecycle } from "../../../../config/catalogue/storage/lifecycle-validation";

/** A whole-bucket rule without any problem. */
const WHOLE: LifecycleRule = {
  id: "all",
  filter: {},
  transitions: [],
  noncurrentTransitions: [],
  expirationDays: 365,
  noncurrentExpirationDays: 90,
  abortMultipartDays: 7,
};

function part(rule: Partial<LifecycleRule>): LifecycleRule {
  return { id: "part", filter: { prefix: "part/" }, transitions: [], noncurrentTransitions: [], ...rule };
}

function problems(rules: readonly LifecycleRule[], archiveTiers: readonly ArchiveTier[] = []): string[] {
  return validateLifecycle({ rules, archiveTiers });
}

function whole(rule: Partial<LifecycleRule>): string[] {
  return problems([{ ...WHOLE, ...rule }]);
}

const ia = (days: number): Transition => ({ days, storageClass: "STANDARD_IA" });
const oneZone = (days: number): Transition => ({ days, storageClass: "ONEZONE_IA" });
const tiered = (days: number): Transition => ({ days, storageClass: "INTELLIGENT_TIERING" });
const glacier = (days: number): Transition => ({ days, storageClass: "GLACIER" });
const deep = (days: number): Transition => ({ days, storageClass: "DEEP_ARCHIVE" });

describe("validateLifecycle: the steps of a rule", () => {
  it.each<[string, Partial<LifecycleRule>]>([
    ["no step at all", {}],
    ["IA from day 30", { transitions: [ia(30)] }],
    ["one zone from day 30", { transitions: [oneZone(30)] }],
    ["GLACIER on day 1 (M-02)", { transitions: [glacier(1)] }],
    ["GLACIER 30 days after IA", { transitions: [ia(30), glacier(60)] }],
    ["all classes with their minimum stays", { transitions: [ia(30), glacier(60), deep(150)], expirationDays: 330 }],
    ["IA that lasts just 30 days (C-08)", { transitions: [ia(30)], expirationDays: 60 }],
    ["GLACIER that lasts just 90 days (C-08)", { transitions: [glacier(90)], expirationDays: 180 }],
    ["INTELLIGENT_TIERING for a day", { transitions: [tiered(30)], expirationDays: 31 }],
    ["versions in IA for 60 days (S1-07)", { noncurrentTransitions: [ia(30)] }],
    [
      "objects that never expire",
      { transitions: [deep(365)], expirationDays: undefined, expiredObjectDeleteMarker: true },
    ],
  ])("accepts %s", (_, rule) => {
    expect(whole(rule)).toEqual([]);
  });

  it.each<[string, Partial<LifecycleRule>, string]>([
    ["IA before day 30 (M-02)", { transitions: [ia(29)] }, "all: STANDARD_IA on day 29, allowed from day 30"],
    ["one zone before day 30 (M-02)", { transitions: [oneZone(7)] }, "all: ONEZONE_IA on day 7, allowed from day 30"],
    [
      "versions in IA before day 30 (M-06)",
      { noncurrentTransitions: [ia(7)] },
      "all (noncurrent): STANDARD_IA on day 7, allowed from day 30",
    ],
    [
      "GLACIER less than 30 days after IA (M-02)",
      { transitions: [ia(30), glacier(59)] },
      "all: STANDARD_IA on day 30 must last 30 days, then comes GLACIER on day 59",
    ],
    [
      "versions in GLACIER less than 30 days after IA (M-02)",
      { noncurrentTransitions: [ia(30), glacier(59)], noncurrentExpirationDays: 365 },
      "all (noncurrent): STANDARD_IA on day 30 must last 30 days, then comes GLACIER on day 59",
    ],
    [
      "GLACIER on the day of expiration (M-01)",
      { transitions: [glacier(90)], expirationDays: 90 },
      "all: GLACIER on day 90 must last 90 days, then comes expiration on day 90",
    ],
    [
      "GLACIER after expiration (M-01)",
      { transitions: [glacier(90)], expirationDays: 30 },
      "all: GLACIER on day 90 must last 90 days, then comes expiration on day 30",
    ],
    [
      "GLACIER for less than 90 days (C-08)",
      { transitions: [glacier(90)], expirationDays: 179 },
      "all: GLACIER on day 90 must last 90 days, then comes expiration on day 179",
    ],
    [
      "DEEP_ARCHIVE for less than 180 days (C-08)",
      { transitions: [deep(186)] },
      "all: DEEP_ARCHIVE on day 186 must last 180 days, then comes expiration on day 365",
    ],
    [
      "INTELLIGENT_TIERING on the day of expiration (M-01)",
      { transitions: [tiered(365)] },
      "all: INTELLIGENT_TIERING on day 365 must last 1 day, then comes expiration on day 365",
    ],
    [
      "versions expiring on the day they move (M-02)",
      { noncurrentTransitions: [deep(90)] },
      "all (noncurrent): DEEP_ARCHIVE on day 90 must last 180 days, then comes expiration on day 90",
    ],
    [
      "a class that S3 does not come back to",
      { transitions: [glacier(30), ia(120)] },
      "all: GLACIER cannot be followed by STANDARD_IA on day 120",
    ],
    [
      "a step repeated",
      { transitions: [glacier(30), glacier(120)] },
      "all: more than one step moves the same objects to GLACIER",
    ],
    ["days that are no days", { expirationDays: -1 }, "all: days are whole numbers from 1"],
    ["half a day", { transitions: [ia(30.5)] }, "all: days are whole numbers from 1"],
    [
      "both kinds of expiration",
      { expiredObjectDeleteMarker: true },
      "all: expiration is either by days or of left-over delete markers",
    ],
  ])("refuses %s", (_, rule, problem) => {
    expect(whole(rule)).toEqual([problem]);
  });
});

describe("validateLifecycle: the rules of a bucket together", () => {
  it.each<[string, Partial<LifecycleRule>, string]>([
    [
      "without an end for multipart uploads (CKV_AWS_300)",
      { abortMultipartDays: undefined },
      "no rule for the whole bucket aborts multipart uploads",
    ],
    [
      "that ends multipart uploads of one prefix only (CKV_AWS_300)",
      { filter: { prefix: "a/" } },
      "no rule for the whole bucket aborts multipart uploads",
    ],
    [
      "without an end for old versions",
      { noncurrentExpirationDays: undefined },
      "no rule for the whole bucket removes old versions",
    ],
    [
      "that collects delete markers",
      { expirationDays: undefined },
      "no rule for the whole bucket removes left-over delete markers",
    ],
  ])("refuses a bucket %s", (_, rule, problem) => {
    expect(whole(rule)).toContain(problem);
  });

  it("refuses two rules with one id", () => {
    expect(problems([WHOLE, part({ id: "all", expirationDays: 1 })])).toEqual(["two rules have the same id"]);
  });

  it("refuses a rule that does nothing", () => {
    expect(problems([WHOLE, part({})])).toEqual(["part: does nothing"]);
  });

  it.each<[string, Partial<LifecycleRule>]>([
    ["multipart uploads", { abortMultipartDays: 1 }],
    ["delete markers", { expiredObjectDeleteMarker: true }],
  ])("refuses to find %s by tag", (_, action) => {
    expect(problems([WHOLE, part({ filter: { tags: { a: "1" } }, ...action })])).toEqual([
      "part: multipart uploads and delete markers have no tags to filter by",
    ]);
  });

  it("accepts a part of the bucket that goes earlier than the rest (S1-05)", () => {
    const rest = { ...WHOLE, transitions: [ia(30), glacier(90)] };
    expect(problems([rest, part({ expirationDays: 1 })])).toEqual([]);
  });

  it("refuses a part that goes soon after the rest of the bucket moved it (C-08)", () => {
    const rest = { ...WHOLE, transitions: [ia(30)] };
    expect(problems([rest, part({ expirationDays: 31 })])).toEqual([
      "part: STANDARD_IA on day 30 must last 30 days, then comes expiration on day 31",
    ]);
  });

  it("refuses a step of a part that the whole bucket's expiration overtakes (M-01)", () => {
    expect(problems([WHOLE, part({ transitions: [deep(300)] })])).toEqual([
      "part: DEEP_ARCHIVE on day 300 must last 180 days, then comes expiration on day 365",
    ]);
  });

  it("refuses versions of a part that the whole bucket's expiration overtakes (M-02)", () => {
    expect(problems([WHOLE, part({ noncurrentTransitions: [deep(30)] })])).toEqual([
      "part (noncurrent): DEEP_ARCHIVE on day 30 must last 180 days, then comes expiration on day 90",
    ]);
  });

  it("refuses two rules that move the same objects to the same class (M-05)", () => {
    const rest = { ...WHOLE, transitions: [tiered(7)] };
    expect(problems([rest, part({ transitions: [tiered(30)] })])).toContain(
      "part: more than one step moves the same objects to INTELLIGENT_TIERING",
    );
  });

  it("accepts the same class for objects that no two rules share", () => {
    const one = part({ id: "one", filter: { prefix: "one/" }, transitions: [glacier(30)] });
    const two = part({ id: "two", filter: { prefix: "two/" }, transitions: [glacier(60)] });
    const red = part({ id: "red", filter: { prefix: "x/", tags: { c: "red" } }, transitions: [glacier(30)] });
    const blue = part({ id: "blue", filter: { prefix: "x/", tags: { c: "blue" } }, transitions: [glacier(30)] });
    expect(problems([WHOLE, one, two, red, blue])).toEqual([]);
  });

  it.each<[string, Partial<LifecycleRule>]>([
    ["the same filter", { filter: {} }],
    ["filters that cross", { filter: { tags: { a: "1" } } }],
  ])("refuses two rules with %s, in either order", (_, filter) => {
    const [one, other] = [part({ expirationDays: 1 }), part({ id: "other", expirationDays: 2, ...filter })];
    expect(problems([WHOLE, one, other])).toEqual([expect.stringMatching(/are about the same objects/)]);
    expect(problems([WHOLE, other, one])).toEqual([expect.stringMatching(/are about the same objects/)]);
  });
});

describe("validateLifecycle: intelligent tiering", () => {
  const ARCHIVE: ArchiveTier = { accessTier: "ARCHIVE_ACCESS", days: 90 };
  const DEEP: ArchiveTier = { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 };
  const tieredBucket = { ...WHOLE, transitions: [tiered(7)] };

  it("accepts tiers for objects that a rule moves there (S4-06)", () => {
    expect(problems([tieredBucket], [ARCHIVE, DEEP])).toEqual([]);
  });

  it("refuses tiers for objects that no rule moves there (M-03)", () => {
    expect(problems([WHOLE], [ARCHIVE])).toEqual([
      "archive tiers without a rule that moves the whole bucket to INTELLIGENT_TIERING do nothing",
    ]);
  });

  it("refuses tiers beside a Glacier step for the whole bucket (M-03)", () => {
    expect(problems([{ ...WHOLE, transitions: [tiered(7), glacier(90)] }], [ARCHIVE])).toEqual([
      "archive tiers and a Glacier step compete for the whole bucket",
    ]);
  });

  it.each([
    [97, []],
    [98, ["part: GLACIER on day 98 comes after the archive tier of day 97"]],
  ])("judges a part that moves to GLACIER on day %i by which comes first (M-05)", (days, expected) => {
    expect(problems([tieredBucket, part({ transitions: [glacier(days)] })], [ARCHIVE])).toEqual(expected);
  });

  it.each([ia(60), oneZone(60)])("refuses two strategies in one bucket (M-03)", (step) => {
    expect(problems([tieredBucket, part({ filter: { prefix: "a/" }, transitions: [step] })])).toContain(
      "one strategy per bucket: INTELLIGENT_TIERING or the infrequent-access classes",
    );
  });

  it.each([
    [{ ...ARCHIVE, days: 89 }, "ARCHIVE_ACCESS after 89 days, allowed are 90 to 730"],
    [{ ...DEEP, days: 179 }, "DEEP_ARCHIVE_ACCESS after 179 days, allowed are 180 to 730"],
    [{ ...DEEP, days: 731 }, "DEEP_ARCHIVE_ACCESS after 731 days, allowed are 180 to 730"],
  ])("refuses days that S3 refuses", (tier, problem) => {
    expect(problems([tieredBucket], [tier])).toEqual([problem]);
  });
});
