import { fulfils, type Conditions, type RequestContext } from "../../../../../scripts/fleet/review/policies/condition";
import { evaluate, evaluateAll } from "../../../../../scripts/fleet/review/policies/evaluate";
import type { AwsRequest, Statement } from "../../../../../scripts/fleet/review/policies/statement";
import { matchesArn, matchesWildcard } from "../../../../../scripts/fleet/review/policies/wildcard";

const ROLE = "arn:aws:iam::111111111111:role/app";
const GET: AwsRequest = { by: { arn: ROLE }, action: "s3:GetObject", resource: "arn:aws:s3:::b/a/1" };
const ALLOW: Statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const DENY: Statement = { ...ALLOW, Effect: "Deny" };

describe("The evaluator's wildcards", () => {
  it.each([
    ["a*", "abc", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a.c", "abc", false],
    ["logs/client=acme/*", "logs/client=acme-eu/x", false],
    ["logs/client=acme*", "logs/client=acme-eu/x", true],
    ["*", "a/b\nc", true],
  ])("%s and %j: %s", (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches);
  });

  it.each([
    ["arn:aws:iam::*:role/app", ROLE, true],
    ["arn:aws:iam::*:role/a", ROLE, false],
    // The fifth part is the account: a star in the fourth does not swallow it.
    ["arn:aws:iam:*:role/app", ROLE, false],
    ["arn:aws:s3:::b", "arn:aws:s3:::b", true],
    ["arn:aws:logs:us-east-2:1:log-group:a*", "arn:aws:logs:us-east-2:1:log-group:abc:*", true],
  ])("ARN %s and %s: %s", (pattern, arn, matches) => {
    expect(matchesArn(pattern, arn)).toBe(matches);
  });
});

describe("The evaluator's conditions", () => {
  it.each<[string, Conditions, RequestContext, boolean]>([
    ["equal", { StringEquals: { k: "a" } }, { k: "a" }, true],
    ["one of several", { StringEquals: { k: ["b", "a"] } }, { k: "a" }, true],
    ["other case", { StringEquals: { k: "A" } }, { k: "a" }, false],
    ["keys in any case", { StringEquals: { "S3:Prefix": "a" } }, { "s3:prefix": "a" }, true],
    ["missing", { StringEquals: { k: "a" } }, {}, false],
    ["missing, if it exists", { StringEqualsIfExists: { k: "a" } }, {}, true],
    ["not equal", { StringNotEquals: { k: "a" } }, { k: "b" }, true],
    ["none of several", { StringNotEquals: { k: ["a", "b"] } }, { k: "b" }, false],
    ["missing and negated (M-07)", { StringNotEquals: { k: "a" } }, {}, true],
    ["missing and negated, if it exists (M-07)", { StringNotEqualsIfExists: { k: "a" } }, {}, true],
    ["like", { StringLike: { k: "a*" } }, { k: "abc" }, true],
    ["null and missing", { Null: { k: "true" } }, {}, true],
    ["null and there", { Null: { k: "true" } }, { k: "" }, false],
    ["not null and there", { Null: { k: "false" } }, { k: "a" }, true],
    ["true", { Bool: { k: "true" } }, { k: "true" }, true],
    ["false and missing", { Bool: { k: "false" } }, {}, false],
    ["false and missing, if it exists", { BoolIfExists: { k: "false" } }, {}, true],
    ["ARN", { ArnLike: { k: "arn:aws:iam::*:role/app" } }, { k: ROLE }, true],
    ["other ARN", { ArnNotLike: { k: "arn:aws:iam::*:role/x" } }, { k: ROLE }, true],
    ["two keys", { StringEquals: { k: "a", l: "b" } }, { k: "a", l: "c" }, false],
    ["two operators", { StringEquals: { k: "a" }, Null: { l: "true" } }, { k: "a", l: "c" }, false],
  ])("%s", (_, conditions, context, holds) => {
    expect(fulfils(conditions, context)).toBe(holds);
  });

  it("refuses to judge an operator it does not know", () => {
    expect(() => fulfils({ NumericLessThan: { k: "1" } }, { k: "1" })).toThrow(/NumericLessThan/);
  });
});

describe("The evaluator", () => {
  it("allows nothing by itself", () => {
    expect(evaluate([], GET)).toBe("not allowed");
  });

  it("lets a denial win, wherever it stands", () => {
    expect(evaluate([ALLOW, DENY], GET)).toBe("denied");
    expect(evaluateAll({ role: [ALLOW], bucket: [DENY] }, GET)).toBe("denied");
  });

  it.each<[string, Partial<Statement>, string]>([
    ["the action in other letters", { Action: "S3:getobject" }, "allowed"],
    ["actions by wildcard", { Action: ["s3:Put*", "s3:Get*"] }, "allowed"],
    ["other actions", { Action: "s3:GetObjectVersion" }, "not allowed"],
    ["all but this action", { Action: undefined, NotAction: "s3:GetObject" }, "not allowed"],
    ["all but another action", { Action: undefined, NotAction: "s3:PutObject" }, "allowed"],
    ["another bucket", { Resource: "arn:aws:s3:::c/*" }, "not allowed"],
    ["everybody", { Principal: { AWS: "*" } }, "allowed"],
    ["the account", { Principal: { AWS: "arn:aws:iam::111111111111:root" } }, "allowed"],
    ["another account", { Principal: { AWS: "arn:aws:iam::222222222222:root" } }, "not allowed"],
    ["a service", { Principal: { Service: "s3.amazonaws.com" } }, "not allowed"],
    ["a condition that does not hold", { Condition: { Bool: { "aws:SecureTransport": "false" } } }, "not allowed"],
  ])("judges a statement about %s", (_, part, verdict) => {
    expect(evaluate([{ ...ALLOW, ...part }], GET)).toBe(verdict);
  });

  it("knows a service by its name", () => {
    const statement: Statement = { ...ALLOW, Principal: { Service: "s3.amazonaws.com" } };
    expect(evaluate([statement], { ...GET, by: { service: "s3.amazonaws.com" } })).toBe("allowed");
    expect(evaluate([statement], { ...GET, by: { service: "sns.amazonaws.com" } })).toBe("not allowed");
  });

  it("needs the endpoint's leave besides the role's", () => {
    expect(evaluateAll({ role: [ALLOW], endpoint: [ALLOW] }, GET)).toBe("allowed");
    expect(evaluateAll({ role: [ALLOW], endpoint: [] }, GET)).toBe("not allowed");
    expect(evaluateAll({ role: [], endpoint: [ALLOW] }, GET)).toBe("not allowed");
  });
});
