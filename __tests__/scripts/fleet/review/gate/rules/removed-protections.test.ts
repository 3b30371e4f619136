import { protectionWeakened } from "../../../../../../scripts/fleet/review/gate/rules/protection-weakened";
import { PROTECTING } from "../../../../../../scripts/fleet/review/gate/rules/removed-protections";
import { findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";
import { documentsNamed } from "../../../../../support/fleets";
import { madeIn } from "../../../../../support/synth";

const KINDS = oneOfEachKind();
const rule = protectionWeakened;

describe("a resource that protects is gone", () => {
  const BUCKET = { type: "aws_s3_bucket", id: "acme_data_bucket", before: { bucket: "data" } };

  it.each(Object.keys(PROTECTING).filter((type) => KINDS.some((each) => each.type === type)))("%s", (type) => {
    const { body } = KINDS.find(
      (each) => each.type === type && (type !== "aws_cloudwatch_event_rule" || each.body.event_pattern),
    )!;
    expect(findingsOf(rule, { type, before: body })).toEqual([
      expect.objectContaining({
        rule: "protection-weakened",
        severity: "refused",
        owner: "acme",
        address: `${type}.acme_thing`,
      }),
    ]);
    expect(findingsOf(rule, { type, after: body })).toEqual([]);
  });

  it("but not when what it protects goes, by reference or by name", () => {
    const type = "aws_s3_bucket_public_access_block";
    for (const bucket of ["${aws_s3_bucket.acme_data_bucket.id}", "data"])
      expect(findingsOf(rule, { type, before: { bucket } }, BUCKET)).toEqual([]);
    expect(findingsOf(rule, { type, before: { bucket: "other" } }, BUCKET)).toHaveLength(1);
    expect(findingsOf(rule, { type, before: { bucket: "data" } }, { ...BUCKET, after: BUCKET.before })).toHaveLength(1);
  });

  it("and not with a client that leaves: all it protects goes, too", () => {
    const leaving = madeIn(documentsNamed("everything on")).filter(({ id }) => id.startsWith("acme_"));
    const gone = leaving.map(({ type, id, stack, body }) => ({ type, id, stack, before: body }));
    expect(gone.length).toBeGreaterThan(300);
    expect(findingsOf(rule, ...gone)).toEqual([]);
  });
});
