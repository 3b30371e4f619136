import { Bucket } from "../../../modules/storage/bucket";
import { evaluate, type Verdict } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf, type AwsRequest } from "../../../scripts/fleet/review/policies/statement";
import { only, synthesize } from "./synthesize";
import { OHIO } from "../../support/aws-places";

const ROLE = "arn:aws:iam::123456789012:role/app";
const KEY = "arn:aws:kms:us-east-2:123456789012:key/own";
const OTHER_KEY = "arn:aws:kms:us-east-2:123456789012:key/other";
const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id";

function policyOf(kmsKeyArn: string | undefined): ReturnType<typeof statementsOf> {
  const resources = synthesize(
    (stack) =>
      new Bucket(stack, "bucket", {
        bucketName: "b",
        purpose: "data",
        place: OHIO,
        kmsKeyArn,
        denyOtherEncryption: true,
      }),
  );
  return statementsOf(only(resources("aws_s3_bucket_policy")).policy as string);
}

function request(action: string, context: Record<string, string> = {}): AwsRequest {
  return { by: { arn: ROLE }, action, resource: "arn:aws:s3:::b/uploads/u/i.jpg", context };
}

/** Nothing in a bucket's policy allows: what it does not deny is the role's to allow. */
const PASSES: Verdict = "not allowed";

describe("The upload policy of a bucket with a key (S1-12, M-07)", () => {
  it.each<[string, AwsRequest, Verdict]>([
    ["an upload without a word on encryption", request("s3:PutObject"), PASSES],
    ["an upload with the bucket's key", request("s3:PutObject", { [ALGORITHM]: "aws:kms", [KEY_ID]: KEY }), PASSES],
    ["an upload with S3's own encryption", request("s3:PutObject", { [ALGORITHM]: "AES256" }), "denied"],
    ["an upload with another key", request("s3:PutObject", { [ALGORITHM]: "aws:kms", [KEY_ID]: OTHER_KEY }), "denied"],
    ["an upload with another key alone", request("s3:PutObject", { [KEY_ID]: OTHER_KEY }), "denied"],
    ["an upload with the account's key aws/s3", request("s3:PutObject", { [ALGORITHM]: "aws:kms" }), "denied"],
    ["a download (M-08)", request("s3:GetObject"), PASSES],
    ["a download without TLS (S4-14)", request("s3:GetObject", { "aws:SecureTransport": "false" }), "denied"],
  ])("says of %s", (_, asked, verdict) => {
    expect(evaluate(policyOf(KEY), asked)).toBe(verdict);
  });
});

describe("The upload policy of a bucket without a key (S4-15)", () => {
  it.each<[string, AwsRequest, Verdict]>([
    ["an upload without a word on encryption", request("s3:PutObject"), PASSES],
    ["an upload with S3's own encryption", request("s3:PutObject", { [ALGORITHM]: "AES256" }), PASSES],
    ["an upload with a key", request("s3:PutObject", { [ALGORITHM]: "aws:kms", [KEY_ID]: KEY }), "denied"],
    ["a download (M-08)", request("s3:GetObject"), PASSES],
  ])("says of %s", (_, asked, verdict) => {
    expect(evaluate(policyOf(undefined), asked)).toBe(verdict);
  });
});
