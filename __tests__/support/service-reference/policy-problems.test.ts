import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import { meets } from "./meeting-patterns";
import { policyProblems } from "./policy-problems";
import { readReference } from "./reference";

const reference = readReference();
const BUCKET = "arn:aws:s3:::b";
const BALANCER = "arn:aws:elasticloadbalancing:us-east-2:123456789012:loadbalancer/app/*/*";
const GROUPS = "arn:aws:ec2:us-east-2:123456789012:security-group/*";
const LOGS = "arn:aws:logs:us-east-2:123456789012:log-group:g";
const OWN_TAG = { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "acme" } };

describe("The facts", () => {
  it("say where they are from and when they were taken", () => {
    expect(reference.source.package).toMatch(/^@cloud-copilot\/iam-data \d/);
    expect(reference.source.taken).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it("know every type and key that they mention", () => {
    for (const [action, { on, keys }] of Object.entries(reference.actions)) {
      for (const type of Object.keys(on))
        expect(reference.resources).toHaveProperty([`${action.split(":")[0]}:${type}`]);
      for (const key of keys) expect(reference.keyTypes).toHaveProperty([key]);
    }
  });
});

describe("A pattern of a policy meets a form of AWS's", () => {
  it.each([
    ["arn:aws:s3:::b", "arn:${Partition}:s3:::${BucketName}", true],
    ["arn:aws:s3:::b/*", "arn:${Partition}:s3:::${BucketName}", false],
    ["arn:aws:s3:::b/*", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", true],
    ["arn:aws:s3:::b/a/*", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", true],
    ["arn:aws:s3:::b", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", false],
    ["arn:aws:s3:::*", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", true],
    ["*", "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}", true],
    ["arn:aws:x:::a?c", "arn:${Partition}:x:::${Name}", true],
    ["arn:aws:x:::a?c", "arn:${Partition}:x:::b${Name}", false],
  ])("%s and %s: %s", (pattern, form, meet) => {
    expect(meets(pattern, form)).toBe(meet);
  });
});

describe("A policy, by AWS's reference", () => {
  const problems = (...statements: Partial<Statement>[]): string[] =>
    policyProblems(
      statements.map((statement) => ({ Effect: "Allow", Resource: "*", ...statement })),
      reference,
    );

  it.each<[string, Partial<Statement>, string]>([
    [
      "an action that does not exist",
      { Action: "s3:ListObjects" },
      "no action of AWS's that the facts have is s3:ListObjects",
    ],
    ["a pattern that no action has", { Action: "s3:Frob*" }, "no action of AWS's that the facts have is s3:Frob*"],
    [
      "a key that the action does not know",
      { Action: "s3:ListBucketMultipartUploads", Resource: BUCKET, Condition: { StringLike: { "s3:prefix": "a/*" } } },
      "s3:ListBucketMultipartUploads on bucket does not know s3:prefix",
    ],
    [
      "a key that no action of a pattern knows",
      { Action: "kms:Describe*", Condition: { StringEquals: { "kms:EncryptionContext:a": "b" } } },
      "kms:DescribeKey on key does not know kms:EncryptionContext:a",
    ],
    [
      "one zone for an action about all of them",
      { Action: "route53:ListHostedZones", Resource: "arn:aws:route53:::hostedzone/Z1" },
      'route53:ListHostedZones is about no resource: it takes "*" alone',
    ],
    [
      "a tag for an action without resources",
      { Action: "ec2:DescribeVpcs", Condition: OWN_TAG },
      "ec2:DescribeVpcs does not know aws:ResourceTag/elbv2.k8s.aws/cluster",
    ],
    [
      "a bucket for an action on objects",
      { Action: "s3:GetObject", Resource: BUCKET },
      "s3:GetObject is about accesspointobject, object, none of which is named",
    ],
    [
      "a resource that is no action's",
      { Action: "s3:ListBucket", Resource: [BUCKET, `${BUCKET}/*`] },
      `no action of the statement is about ${BUCKET}/*`,
    ],
    [
      "an operator for other values",
      { Action: "s3:GetObject", Condition: { Bool: { "aws:PrincipalArn": "true" } } },
      "Bool does not compare aws:PrincipalArn, which is ARN",
    ],
    [
      "a key of services' requests where people ask",
      { Action: "s3:GetObject", Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } },
      "only services' requests have aws:SourceAccount",
    ],
  ])("has a problem with %s", (_, statement, problem) => {
    expect(problems(statement)).toContainEqual(`a statement: ${problem}`);
  });

  it("has a problem with a thing that every request names and nothing allows", () => {
    const vpc = { Action: "ec2:CreateSecurityGroup", Resource: GROUPS.replace("security-group/*", "vpc/vpc-1") };
    const missing = "ec2:CreateSecurityGroup also needs a security-group, which no statement lets it use";
    expect(problems(vpc)).toEqual([missing]);
    expect(problems(vpc, { ...vpc, Resource: GROUPS })).toEqual([]);
  });

  it("has none with what works", () => {
    expect(problems({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: [BUCKET, `${BUCKET}/*`] })).toEqual([]);
    expect(
      problems({ Action: "s3:*", Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ).toEqual([]);
    expect(problems({ Action: "logs:PutLogEvents", Resource: `${LOGS}:log-stream:s` })).toEqual([]);
    expect(problems({ Action: "logs:CreateLogStream", Resource: `${LOGS}:*` })).toEqual([]);
    expect(problems({ Action: "elasticloadbalancing:SetSubnets", Resource: BALANCER, Condition: OWN_TAG })).toEqual([]);
    expect(problems({ Action: "S3:getobject" })).toEqual([]);
  });

  it("does not guess what a reference stands for", () => {
    expect(() => problems({ Action: "s3:GetObject", Resource: "${aws_thing.a.arn}" })).toThrow(/aws_thing/);
  });
});
