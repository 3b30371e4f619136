import { unknownType } from "../../../../../../scripts/fleet/review/gate/rules/unknown-type";
import { findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";

describe("what no rule can judge", () => {
  it.each(["aws_ram_resource_share", "aws_iam_user", "aws_kms_grant", "aws_vpc_peering_connection", "null_resource"])(
    "is a resource of the type %s",
    (type) => {
      expect(findingsOf(unknownType, { type, after: {} })).toMatchObject([
        { rule: "unknown-type", severity: "refused" },
      ]);
      expect(findingsOf(unknownType, { type, before: {} })).toEqual([]);
    },
  );

  it("is none of what the stacks make", () => {
    const added = oneOfEachKind().map(({ type, body }) => ({ type, after: body }));
    expect(added.flatMap((each) => findingsOf(unknownType, each))).toEqual([]);
  });

  it.each(["count", "for_each"] as const)("is a resource of which %s decides how many there are", (argument) => {
    const body = { description: "x" };
    for (const value of [0, "${0}", {}, "${toset([])}"]) {
      const counted = { ...body, [argument]: value };
      expect(findingsOf(unknownType, { type: "aws_kms_key", before: body, after: counted })).toMatchObject([
        { attribute: argument },
      ]);
      expect(findingsOf(unknownType, { type: "aws_kms_key", before: counted, after: counted })).toEqual([]);
      expect(findingsOf(unknownType, { type: "aws_kms_key", before: counted, after: body })).toEqual([]);
    }
  });
});
