import { protectionWeakened } from "../../../../../../scripts/fleet/review/gate/rules/protection-weakened";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf } from "../../../../../support/changed-resource";

const rule = protectionWeakened;

describe("a bucket's lifecycle", () => {
  const TYPE = "aws_s3_bucket_lifecycle_configuration";
  const life = (...rules: Body[]): Body => ({
    rule: rules.map((each) => ({ status: "Enabled", filter: [{}], ...each })),
  });
  const days = (number: number): Body => ({ expiration: [{ days: number }] });

  it.each<[string, Body, Body, string]>([
    ["objects that go sooner", life(days(365)), life(days(30)), "rule.expiration.days"],
    ["objects that go at all", life(), life(days(365)), "rule.expiration.days"],
    ["a rule that is turned on", life({ ...days(30), status: "Disabled" }), life(days(30)), "rule.expiration.days"],
    [
      "other objects that go",
      life({ ...days(30), filter: { prefix: "tmp/" } }),
      life({ ...days(30), filter: { prefix: "data/" } }),
      "rule.expiration.days",
    ],
    [
      "all that goes instead of some",
      life({ ...days(30), filter: { prefix: "tmp/" } }),
      life(days(30)),
      "rule.expiration.days",
    ],
    [
      "versions that go sooner",
      life({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
      life({ noncurrent_version_expiration: [{ noncurrent_days: 7 }] }),
      "rule.noncurrent_version_expiration.noncurrent_days",
    ],
  ])("finds %s", (_, before, after, attribute) => {
    expect(attributesOf(rule, TYPE, before, after)).toEqual([attribute]);
    if (!_.includes("other objects")) expect(attributesOf(rule, TYPE, after, before)).toEqual([]);
  });

  it("says nothing of another name, of what plans add, and of what goes to a colder class", () => {
    const before = life({ id: "a", ...days(90) });
    const after = life({
      id: "b",
      ...days(90),
      filter: [{ prefix: "" }],
      transition: [{ days: 30, storage_class: "GLACIER" }],
    });
    expect(attributesOf(rule, TYPE, before, after)).toEqual([]);
  });
});

describe("a denial", () => {
  const tls = {
    Sid: "Tls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: "arn:aws:s3:::b/*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const policy = (...statements: object[]): Body => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
  const TYPE = "aws_s3_bucket_policy";

  it.each<[string, object[], boolean]>([
    ["is gone", [], true],
    ["is about fewer objects", [{ ...tls, Resource: "arn:aws:s3:::b/a/*" }], true],
    ["is about fewer actions", [{ ...tls, Action: "s3:Get*" }], true],
    [
      "holds under one more condition",
      [{ ...tls, Condition: { ...tls.Condition, StringEquals: { "aws:PrincipalAccount": "1" } } }],
      true,
    ],
    ["has become an allowance", [{ ...tls, Effect: "Allow" }], true],
    ["has another name", [{ ...tls, Sid: "Other" }], false],
    [
      "is written as lists",
      [{ ...tls, Action: ["s3:*"], Resource: ["arn:aws:s3:::b/*"], Principal: { AWS: "*" } }],
      false,
    ],
    ["denies more", [{ ...tls, Resource: "*" }], false],
    ["has company", [tls, { ...tls, Action: "s3:DeleteObject", Condition: undefined }], false],
  ])("%s", (_, statements, isWeaker) => {
    expect(attributesOf(rule, TYPE, policy(tls), policy(...statements))).toEqual(isWeaker ? ["policy"] : []);
  });
});
