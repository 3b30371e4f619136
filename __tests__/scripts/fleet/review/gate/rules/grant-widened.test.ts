import { grantWidened } from "../../../../../../scripts/fleet/review/gate/rules/grant-widened";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf, findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";
import { documentsNamed } from "../../../../../support/fleets";
import { madeIn } from "../../../../../support/synth";

const rule = grantWidened;

/** A statement as policies have it. */
type Statement = Record<string, unknown>;

const document = (statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policy = (...statements: object[]): Body => ({ policy: document(statements) });

const READ = {
  Effect: "Allow",
  Action: ["s3:GetObject", "s3:ListBucket"],
  Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"],
};
const CONDITION = { StringEquals: { "aws:PrincipalTag/Client": "acme" }, StringLike: { "s3:prefix": ["acme/*"] } };

describe("rights of a role", () => {
  const TYPE = "aws_iam_role_policy";

  it.each<[string, object[]]>([
    ["all actions", [{ ...READ, Action: "*" }]],
    ["all actions of a service", [{ ...READ, Action: "s3:*" }]],
    ["all actions in addition", [READ, { ...READ, Action: "dynamodb:*", Resource: "arn:aws:dynamodb:::table/a" }]],
    ["actions by a wildcard", [{ ...READ, Action: ["s3:Get*", "s3:ListBucket"] }]],
    ["actions by a character", [{ ...READ, Action: ["s3:GetObjec?", "s3:ListBucket"] }]],
    ["all resources", [{ ...READ, Resource: "*" }]],
    ["resources by a character", [{ ...READ, Resource: ["arn:aws:s3:::?", "arn:aws:s3:::?/*"] }]],
    ["resources by a wildcard", [{ ...READ, Resource: "arn:aws:s3:::a*" }]],
    ["all but some actions", [READ, { Effect: "Allow", NotAction: "iam:*", Resource: "arn:aws:s3:::a" }]],
    ["all but some resources", [READ, { Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }]],
  ])("reach further with %s", (_, statements) => {
    expect(attributesOf(rule, TYPE, policy(READ), policy(...statements))).toEqual(expect.arrayContaining(["policy"]));
    expect(attributesOf(rule, TYPE, policy(...statements), policy(READ))).toEqual([]);
  });

  it.each([
    ["sts:AssumeRole", "arn:aws:iam::123456789012:role/break-glass"],
    ["iam:PassRole", "arn:aws:iam::123456789012:role/terraform-deploy"],
    ["s3:PutBucketPolicy", "arn:aws:s3:::a"],
    ["kms:CreateGrant", "arn:aws:kms:us-east-2:123456789012:key/a"],
    ["kms:PutKeyPolicy", "arn:aws:kms:us-east-2:123456789012:key/a"],
  ])("reach further with %s, which leads to others' rights, of whatever", (action, resource) => {
    const more = policy(READ, { Effect: "Allow", Action: action, Resource: resource });
    expect(attributesOf(rule, TYPE, policy(READ), more)).toEqual(["policy"]);
    expect(attributesOf(rule, TYPE, more, policy(READ))).toEqual([]);
  });

  it("reach further where a character becomes any text", () => {
    const one = policy({ ...READ, Resource: "arn:aws:s3:::a-?" });
    const any = policy({ ...READ, Resource: "arn:aws:s3:::a-*" });
    expect(attributesOf(rule, TYPE, one, any)).toEqual(["policy"]);
    expect(attributesOf(rule, TYPE, any, one)).toEqual([]);
  });

  it.each<[string, object]>([
    ["is gone", { ...READ, Condition: { StringEquals: CONDITION.StringEquals } }],
    ["and another are gone", READ],
    [
      "has one more value",
      { ...READ, Condition: { ...CONDITION, StringLike: { "s3:prefix": ["acme/*", "globex/*"] } } },
    ],
    ["has a wider value", { ...READ, Condition: { ...CONDITION, StringLike: { "s3:prefix": ["acme*"] } } }],
    [
      "holds for missing keys",
      { ...READ, Condition: { ...CONDITION, StringEquals: undefined, StringEqualsIfExists: CONDITION.StringEquals } },
    ],
  ])("reach further when a condition %s", (_, statement) => {
    const before = { ...READ, Condition: CONDITION };
    const found = findingsOf(rule, { type: TYPE, before: policy(before), after: policy(statement) });
    expect(found.map(({ reason }) => reason)).toEqual(["A condition is gone, or holds for more than before."]);
    expect(attributesOf(rule, TYPE, policy(statement), policy(before))).toEqual([]);
  });

  it.each<[string, object[]]>([
    [
      "another order and name",
      [{ Sid: "Other", Resource: [...READ.Resource].reverse(), Action: [...READ.Action].reverse(), Effect: "Allow" }],
    ],
    ["actions in other letters", [{ ...READ, Action: ["S3:getobject", "s3:listbucket"] }]],
    [
      "one statement as two",
      [
        { ...READ, Action: "s3:GetObject" },
        { ...READ, Action: "s3:ListBucket" },
      ],
    ],
    ["fewer actions", [{ ...READ, Action: "s3:GetObject" }]],
    ["a narrower resource", [{ ...READ, Resource: "arn:aws:s3:::a/b/*" }]],
    ["a condition", [{ ...READ, Condition: CONDITION }]],
    ["a denial", [READ, { Effect: "Deny", Action: "*", Resource: "*" }]],
    [
      "one more action on one resource",
      [READ, { Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:::q" }],
    ],
  ])("are as they were, or less, with %s", (_, statements) => {
    expect(attributesOf(rule, TYPE, policy(READ), policy(...statements))).toEqual([]);
  });

  it("are compared in any form of the text", () => {
    const before = { policy: JSON.stringify(JSON.parse(String(policy(READ).policy)), undefined, 2) };
    expect(attributesOf(rule, TYPE, before, policy(READ))).toEqual([]);
  });

  it("that nobody can read are refused, unless they stay what they are", () => {
    const unknown = { policy: "${data.aws_iam_policy_document.a.json}" };
    expect(attributesOf(rule, TYPE, policy(READ), unknown)).toEqual(["policy"]);
    expect(attributesOf(rule, TYPE, policy(READ), {})).toEqual(["policy"]);
    expect(attributesOf(rule, TYPE, unknown, unknown)).toEqual([]);
  });

  it.each<[string, string, Body]>([
    ["administration", TYPE, policy({ Effect: "Allow", Action: "*", Resource: "*" })],
    ["a whole service", TYPE, policy({ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::a" })],
    ["all but some", TYPE, policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
    ["every secret", TYPE, policy({ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" })],
    ["every role", "aws_iam_policy", policy({ Effect: "Allow", Action: "iam:PassRole", Resource: "*" })],
    [
      "AWS's own policy of administrators",
      "aws_iam_role_policy_attachment",
      { policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    ],
    [
      "AWS's own policy of a service",
      "aws_iam_role_policy_attachment",
      { policy_arn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
    ],
    [
      "AWS's own policies, named by the role",
      "aws_iam_role",
      { managed_policy_arns: ["arn:aws:iam::aws:policy/PowerUserAccess"] },
    ],
    ["a cluster's masters", "aws_eks_access_entry", { kubernetes_groups: ["system:masters"] }],
    [
      "a cluster that is there",
      "aws_eks_access_policy_association",
      { policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy" },
    ],
  ])("are too wide when new: %s", (_, type, after) => {
    expect(findingsOf(rule, { type, after })).toHaveLength(1);
  });

  it("within a cluster come with the cluster", () => {
    const association = {
      type: "aws_eks_access_policy_association",
      after: { policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy" },
    };
    expect(findingsOf(rule, association, { type: "aws_eks_cluster", after: {} })).toEqual([]);
  });

  it("within a cluster reach further when namespaces become all of it", () => {
    const scope = (type: string): Body => ({
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      access_scope: [{ type }],
    });
    expect(attributesOf(rule, "aws_eks_access_policy_association", scope("namespace"), scope("cluster"))).toEqual([
      "access_scope.type",
    ]);
    expect(attributesOf(rule, "aws_eks_access_policy_association", scope("cluster"), scope("namespace"))).toEqual([]);
  });

  it("have lost their bound", () => {
    expect(attributesOf(rule, "aws_iam_role", { permissions_boundary: "arn" }, {})).toEqual(["permissions_boundary"]);
  });
});

describe("who may take a role, or use a resource", () => {
  const trust = (statement: object): Body => ({
    assume_role_policy: document([{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }]),
  });
  const EKS = {
    Principal: { Service: "eks.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
  };

  it.each<[string, object]>([
    ["another service", { ...EKS, Principal: { Service: ["eks.amazonaws.com", "ec2.amazonaws.com"] } }],
    ["an account", { ...EKS, Principal: { AWS: "arn:aws:iam::210987654321:root" } }],
    ["everybody", { ...EKS, Principal: "*" }],
    ["everybody but some", { ...EKS, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } }],
    ["other accounts' clusters", { Principal: EKS.Principal }],
    ["one more way", { ...EKS, Action: ["sts:AssumeRole", "sts:TagSession"] }],
  ])("is more: %s", (_, statement) => {
    expect(attributesOf(rule, "aws_iam_role", trust(EKS), trust(statement))).toEqual(["assume_role_policy"]);
    expect(attributesOf(rule, "aws_iam_role", trust(EKS), trust(EKS))).toEqual([]);
  });

  const key = (account: string): object => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:role/a` },
    Action: "kms:Decrypt",
    Resource: "*",
  });

  it("is an account that was not", () => {
    const found = attributesOf(
      rule,
      "aws_kms_key",
      policy(key("123456789012")),
      policy(key("123456789012"), key("210987654321")),
    );
    expect(found).toEqual(["policy"]);
  });

  it("is one more role of the same account, which may be", () => {
    const other = { ...key("123456789012"), Principal: { AWS: "arn:aws:iam::123456789012:role/b" } };
    expect(attributesOf(rule, "aws_kms_key", policy(key("123456789012")), policy(key("123456789012"), other))).toEqual(
      [],
    );
  });
});

describe("policies of all that the stacks make", () => {
  const fleet = madeIn(documentsNamed("everything on"));
  const ARGUMENTS = ["policy", "assume_role_policy"];
  const policies = oneOfEachKind().flatMap(({ type, body }) =>
    ARGUMENTS.filter((path) => typeof body[path] === "string" && String(body[path]).includes('"Statement"')).map(
      (path) => ({ type, body, path }),
    ),
  );

  it("give nothing that is refused, new or unchanged, but to the jobs that deploy", () => {
    const places = fleet.map(({ type, id, stack, body }) => ({
      type,
      id,
      stack,
      owner: id.split("_")[0]!,
      after: body,
    }));
    expect(findingsOf(rule, ...places).map(({ address }) => address)).toEqual([
      "aws_iam_role_policy.github_plan_policy",
      "aws_iam_role_policy_attachment.github_deploy_administrator",
    ]);
    expect(findingsOf(rule, ...places.map((each) => ({ ...each, before: each.after })))).toEqual([]);
  });

  it.each(policies.map((each) => [`${each.type} ${each.path}`, each] as const))(
    "%s: every statement widened is found",
    (_, { type, body, path }) => {
      const { Statement: statements } = JSON.parse(String(body[path])) as { Statement: readonly Statement[] };
      const changed = (at: number, part: Statement): Body => ({
        ...body,
        [path]: document(statements.map((each, index) => (index === at ? { ...each, ...part } : each))),
      });
      statements.forEach((statement, at) => {
        if (statement.Effect !== "Allow") return;
        const wider: Statement[] = [
          ...(isRoot(statement) ? [] : [{ Action: "*" }]),
          { Action: undefined, NotAction: "iam:CreateUser" },
          ...(path === "policy" && type.startsWith("aws_iam_") && statement.Resource !== "*"
            ? [{ Resource: "*" }]
            : []),
          ...(statement.Condition ? [{ Condition: undefined }] : []),
        ];
        for (const part of wider)
          expect([part, attributesOf(rule, type, body, changed(at, part))]).toEqual([
            part,
            expect.arrayContaining([path]),
          ]);
        for (const part of [
          { Sid: "Renamed" },
          { Condition: { ...(statement.Condition as object), Bool: { "aws:MultiFactorAuthPresent": "true" } } },
        ])
          expect(attributesOf(rule, type, body, changed(at, part))).toEqual([]);
      });
    },
  );
});

/** The account's root has all rights to a key already. */
function isRoot({ Principal }: Statement): boolean {
  return JSON.stringify(Principal ?? "").includes(":root");
}
