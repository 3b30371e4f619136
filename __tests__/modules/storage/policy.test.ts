import {
  accessLogPrefix,
  allowAccessLogDelivery,
  denyInsecureTransport,
  denyOtherRoles,
  denyVersionDeletion,
  denyWithoutMfa,
} from "../../../modules/storage/policy";
import { policyDocument } from "../../../modules/policy-statement";

const ARN = "arn:aws:s3:::target";
const DEPLOY = "arn:aws:iam::123456789012:role/deploy";
const ADMIN = "arn:aws:iam::123456789012:role/admin";

describe("statements of bucket policies", () => {
  it("deny plain HTTP for the bucket and its objects (S4-14)", () => {
    expect(denyInsecureTransport(ARN)).toEqual({
      Sid: "EnforceSSLRequestsOnly",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: [ARN, `${ARN}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("let S3 write one bucket's access logs below that bucket's prefix (C-27, M-14)", () => {
    const statement = allowAccessLogDelivery({
      targetArn: ARN,
      prefix: accessLogPrefix("source"),
      sourceArn: "arn:aws:s3:::source",
      accountId: "123456789012",
    });
    expect(accessLogPrefix("source")).toBe("s3-access-logs/source/");
    expect(statement).toEqual({
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${ARN}/s3-access-logs/source/*`,
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::source" },
        StringEquals: { "aws:SourceAccount": "123456789012" },
      },
    });
  });

  it("deny everybody the deletion of versions, but not of objects (S3-30)", () => {
    const { Action, Condition, Effect } = denyVersionDeletion(ARN);
    expect(Effect).toBe("Deny");
    expect(Action).toContain("s3:DeleteObjectVersion");
    expect(Action).not.toContain("s3:DeleteObject");
    expect(Condition).toBeUndefined();
  });

  it("deny version deletion without a second factor, and without any word of it (M-20)", () => {
    const statement = denyWithoutMfa(ARN, [DEPLOY]);
    expect(statement.Action).toEqual(["s3:DeleteObjectVersion", "s3:PutBucketVersioning"]);
    expect(statement.Condition).toEqual({
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
      ArnNotLike: { "aws:PrincipalArn": [DEPLOY] },
    });
  });

  it("exempt nobody from the second factor when no role is named (M-20)", () => {
    expect(denyWithoutMfa(ARN, []).Condition).toEqual({ BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } });
  });

  it("deny objects to roles that are not listed, and keep the bucket's settings repairable (M-61)", () => {
    const statement = denyOtherRoles(ARN, { roleArns: [DEPLOY], breakGlassRoleArns: [ADMIN] });
    expect(statement.Condition).toEqual({
      ArnNotLike: { "aws:PrincipalArn": [DEPLOY, ADMIN] },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    });
    expect(statement.Action).toEqual(["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:ListBucket*"]);
  });

  it("refuse a restriction that could lock everybody out (M-61)", () => {
    expect(() => denyOtherRoles(ARN, { roleArns: [DEPLOY], breakGlassRoleArns: [] })).toThrow(/break-glass/);
  });

  it("become a policy document in the order given", () => {
    const [first, second] = [denyInsecureTransport(ARN), denyVersionDeletion(ARN)];
    expect(JSON.parse(policyDocument([first, second]))).toEqual({ Version: "2012-10-17", Statement: [first, second] });
  });
});
