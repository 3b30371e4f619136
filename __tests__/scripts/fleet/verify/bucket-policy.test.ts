import { bucketPolicyStatements } from "../../../../modules/storage/bucket-policy";
import { policyDocument } from "../../../../modules/policy-statement";
import { judgeBucketPolicy } from "../../../../scripts/fleet/verify/bucket-policy";
import { OHIO } from "../../../support/aws-places";

const ACCOUNT = "123456789012";
const STRANGER = "999999999999";
const BUCKET = "ohio-01-us-east-2-logs-production";
const ARN = `arn:aws:s3:::${BUCKET}`;

type Json = Record<string, unknown>;

const TLS = {
  Sid: "EnforceSSLRequestsOnly",
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "s3:*",
  Resource: [ARN, `${ARN}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

function policy(...statements: Json[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The verdict of a policy that denies plain HTTP and has one statement more. */
function judge(statement: Json) {
  return judgeBucketPolicy(policy(TLS, statement), BUCKET, ACCOUNT);
}

function allow(Principal: unknown, Condition?: Json): Json {
  return { Sid: "Reads", Effect: "Allow", Principal, Action: "s3:GetObject", Resource: `${ARN}/*`, Condition };
}

describe("The judgement of bucket policies (S3-105)", () => {
  it("passes what this project's own buckets have", () => {
    const statements = bucketPolicyStatements({
      bucketName: BUCKET,
      purpose: "audit-logs",
      place: OHIO,
      accessLogSources: { bucketNames: ["ohio-01-us-east-2-traces-production"] },
      mfaProtection: { exemptRoleArns: [`arn:aws:iam::${ACCOUNT}:role/deploy`] },
      denyOtherEncryption: true,
    });
    expect(judgeBucketPolicy(policyDocument(statements), BUCKET, ACCOUNT)).toEqual({
      status: "pass",
      detail: "NOT PUBLIC (TLS only)",
    });
  });

  it.each<[string, Json]>([
    ["a role of this account", allow({ AWS: `arn:aws:iam::${ACCOUNT}:role/reader` })],
    ["this account by its number", allow({ AWS: ACCOUNT })],
    ["an AWS service", allow({ Service: "logging.s3.amazonaws.com" })],
    ["everybody of this account", allow("*", { StringEquals: { "aws:PrincipalAccount": ACCOUNT } })],
    [
      "everybody of this account, key in other case",
      allow("*", { stringEquals: { "AWS:principalACCOUNT": [ACCOUNT] } }),
    ],
    ["everybody of an organization", allow({ AWS: "*" }, { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
    ["everybody through an endpoint", allow({ AWS: ["*"] }, { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } })],
    ["everybody from an office", allow("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.7"] } })],
    ["roles of this account", allow("*", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/*` } })],
    ["a bucket of this account", allow("*", { ArnLike: { "aws:SourceArn": `arn:aws:s3:::${BUCKET}` } })],
    ["sessions of a role", allow("*", { StringLike: { "aws:userid": "AROAEXAMPLE:*" } })],
    [
      "an endpoint, whatever the referer",
      allow("*", { StringLike: { "aws:Referer": "*" }, StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }),
    ],
    ["nobody: a denial about everybody", { ...allow("*"), Effect: "Deny" }],
  ])("does not take for public what lets in %s", (_, statement) => {
    expect(judge(statement).status).toBe("pass");
  });

  it.each<[string, Json]>([
    ["everybody", allow("*")],
    ["everybody, as an AWS principal", allow({ AWS: "*" })],
    ["everybody, among others", allow({ AWS: [ACCOUNT, "*"] })],
    ["every service", allow({ Service: "*" })],
    ["everybody but one", { ...allow(undefined), NotPrincipal: { AWS: ACCOUNT } }],
    ["whoever, for no principal is named", allow(undefined)],
    ["everybody, in another spelling of the effect", { ...allow("*"), Effect: "allow" }],
    ["all addresses", allow("*", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })],
    ["all addresses in two halves", allow("*", { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } })],
    ["all IPv6 addresses beside an office", allow("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "::/0"] } })],
    ["an address that is none", allow("*", { IpAddress: { "aws:SourceIp": "anywhere" } })],
    ["all but one address", allow("*", { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } })],
    ["all but one account", allow("*", { StringNotEquals: { "aws:PrincipalAccount": STRANGER } })],
    ["all accounts by a wildcard", allow("*", { StringLike: { "aws:PrincipalAccount": "*" } })],
    ["accounts that begin like this one", allow("*", { StringLike: { "aws:SourceAccount": "1234567890*" } })],
    ["any organization", allow("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } })],
    ["the caller's own account", allow("*", { StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } })],
    ["whoever lacks an account", allow("*", { StringEqualsIfExists: { "aws:SourceAccount": ACCOUNT } })],
    ["whoever has no such key", allow("*", { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
    ["whoever comes without a VPC", allow("*", { Null: { "aws:SourceVpc": "true" } })],
    ["whoever claims a referer", allow("*", { StringLike: { "aws:Referer": "https://example.com/*" } })],
    ["whoever comes over TLS", allow("*", { Bool: { "aws:SecureTransport": "true" } })],
    ["buckets that begin like this one", allow("*", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::ohio-01-*" } })],
    ["roles of any account", allow("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } })],
    ["no value at all", allow("*", { StringEquals: { "aws:SourceAccount": [] } })],
    [
      "the resource's own account, which is always true",
      allow("*", { StringEquals: { "aws:ResourceAccount": ACCOUNT } }),
    ],
    ["a key named like a method of every object", allow("*", { StringEquals: { constructor: ACCOUNT } })],
  ])("takes for public what lets in %s", (_, statement) => {
    const { status, detail } = judge(statement);
    expect(status).toBe("fail");
    expect(detail).toContain("PUBLIC (Reads allows everybody s3:GetObject)");
  });

  it.each<[string, Json]>([
    ["another account's root", allow({ AWS: `arn:aws:iam::${STRANGER}:root` })],
    ["another account's number", allow({ AWS: [ACCOUNT, STRANGER] })],
    ["everybody of another account", allow("*", { StringEquals: { "aws:PrincipalAccount": STRANGER } })],
    ["topics of another account", allow("*", { ArnLike: { "aws:SourceArn": `arn:aws:sns:us-east-2:${STRANGER}:*` } })],
  ])("fails what lets in %s, which is not public but a stranger", (_, statement) => {
    expect(judge(statement)).toEqual({
      status: "fail",
      detail: `INSECURE (Reads allows account ${STRANGER} s3:GetObject)`,
    });
  });

  it.each<[string, Json]>([
    ["reads alone", { ...TLS, Action: "s3:GetObject" }],
    ["all actions but some", { ...TLS, Action: undefined, NotAction: "s3:ListBucket" }],
    ["the bucket alone", { ...TLS, Resource: ARN }],
    ["objects alone", { ...TLS, Resource: `${ARN}/*` }],
    ["another bucket", { ...TLS, Resource: [`${ARN}-replica`, `${ARN}-replica/*`] }],
    ["one prefix", { ...TLS, Resource: [ARN, `${ARN}/logs/*`] }],
    ["one role", { ...TLS, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/reader` } }],
    ["everybody but a role", { ...TLS, Principal: undefined, NotPrincipal: { AWS: ACCOUNT } }],
    ["requests with TLS", { ...TLS, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
      "some networks",
      { ...TLS, Condition: { Bool: { "aws:SecureTransport": "false" }, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
    ],
    ["nobody: it allows", { ...TLS, Effect: "Allow", Principal: { AWS: ACCOUNT } }],
  ])("misses the denial of plain HTTP where it is about %s (G6)", (_, statement) => {
    expect(judgeBucketPolicy(policy(statement), BUCKET, ACCOUNT)).toEqual({
      status: "fail",
      detail: expect.stringContaining("plain HTTP is not denied") as string,
    });
  });

  it.each<[string, Json[]]>([
    [
      "in two statements",
      [
        { ...TLS, Resource: ARN },
        { ...TLS, Resource: `${ARN}/*` },
      ],
    ],
    ["for every resource", [{ ...TLS, Resource: "*" }]],
    ["with a boolean", [{ ...TLS, Condition: { Bool: { "aws:SecureTransport": false } } }]],
    [
      "in another partition",
      [{ ...TLS, Resource: [`arn:aws-us-gov:s3:::${BUCKET}`, `arn:aws-us-gov:s3:::${BUCKET}/*`] }],
    ],
  ])("sees the denial of plain HTTP %s", (_, statements) => {
    expect(judgeBucketPolicy(policy(...statements), BUCKET, ACCOUNT).status).toBe("pass");
  });

  it("reads a policy whose one statement is not in a list", () => {
    expect(judgeBucketPolicy(JSON.stringify({ Statement: TLS }), BUCKET, ACCOUNT).status).toBe("pass");
  });

  it("fails a bucket without a policy: plain HTTP gets through", () => {
    expect(judgeBucketPolicy(undefined, BUCKET, ACCOUNT).status).toBe("fail");
  });

  it.each(["", "{", "null", "[]", '"*"', "{}", '{"Statement":["Allow"]}'])(
    "does not know about %p, which is no policy (G13)",
    (document) => {
      expect(judgeBucketPolicy(document, BUCKET, ACCOUNT).status).toBe("unknown");
    },
  );
});
