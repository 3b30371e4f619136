import type {
  BucketInspection,
  HeldVersion,
} from "../../../../../scripts/fleet/buckets/destroy-s3-buckets/inspect-bucket";
import { refusals, type DestructionTerms } from "../../../../../scripts/fleet/buckets/destroy-s3-buckets/refusals";

const BUCKET: BucketInspection = {
  bucket: "logs",
  versioning: "Enabled",
  versions: 3,
  markers: 0,
  bytes: 10,
  uploads: 0,
  replicates: false,
  held: [],
  newest: "2026-09-01T00:00:00.000Z",
};

const TERMS: DestructionTerms = {
  kind: "other",
  retentionDays: 2557,
  bypassGovernance: false,
  understandsStateLoss: false,
  states: { alive: [], locked: [] },
  now: new Date("2026-11-25T00:00:00Z"),
};

const GOVERNED: HeldVersion = { key: "a\nb", versionId: "v", hold: "GOVERNANCE", until: "2099-01-01T00:00:00.000Z" };

describe("A bucket is destroyed only when nothing speaks against it (G10)", () => {
  it("as for one that nothing holds", () => {
    expect(refusals(BUCKET, TERMS)).toEqual([]);
  });

  it.each<[string, Partial<BucketInspection>, Partial<DestructionTerms>, string[]]>([
    [
      "a version under GOVERNANCE (F18)",
      { held: [GOVERNED] },
      {},
      [
        '"a\\nb" (version v) is under GOVERNANCE until 2099-01-01T00:00:00.000Z',
        "--bypass-governance deletes what only GOVERNANCE holds, with the permission for it",
      ],
    ],
    ["the same, bypassed", { held: [GOVERNED] }, { bypassGovernance: true }, []],
    [
      "COMPLIANCE, which nothing bypasses",
      { held: [{ ...GOVERNED, hold: "COMPLIANCE" }] },
      { bypassGovernance: true },
      ['"a\\nb" (version v) is under COMPLIANCE until 2099-01-01T00:00:00.000Z'],
    ],
    [
      "audit logs that are not old enough",
      {},
      { kind: "audit-logs" },
      ["logs holds audit logs that must be kept for 2557 days, the newest of 2026-09-01T00:00:00.000Z"],
    ],
    ["audit logs past their retention", { newest: "2019-01-01T00:00:00.000Z" }, { kind: "audit-logs" }, []],
    ["an empty audit bucket", { newest: undefined }, { kind: "audit-logs" }, []],
    [
      "a state that knows resources (F21)",
      {},
      { kind: "state", states: { alive: ["a.tfstate knows 2 resources"], locked: [] } },
      [
        "logs holds states: it takes --i-understand-state-loss",
        "a.tfstate knows 2 resources; --i-understand-state-loss forgets them",
      ],
    ],
    [
      "an empty state bucket, whose loss nobody has understood (F21)",
      {},
      { kind: "state" },
      ["logs holds states: it takes --i-understand-state-loss"],
    ],
    [
      "a lock, whatever is understood (F21)",
      {},
      { kind: "state", understandsStateLoss: true, states: { alive: ["x"], locked: ["apply by ann"] } },
      ["somebody is at work: apply by ann"],
    ],
  ])("%s", (_, inspection, terms, reasons) => {
    expect(refusals({ ...BUCKET, ...inspection }, { ...TERMS, ...terms })).toEqual(reasons);
  });

  it("shows twenty of many locked versions, and counts the rest", () => {
    const held = Array.from({ length: 25 }, (_, index): HeldVersion => ({
      ...GOVERNED,
      hold: "COMPLIANCE",
      key: `${index}`,
    }));
    expect(refusals({ ...BUCKET, held }, TERMS).at(-1)).toBe("… and 5 more versions are locked");
  });
});
