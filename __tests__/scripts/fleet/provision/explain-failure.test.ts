import { explainFailure } from "../../../../scripts/fleet/provision/explain-failure";

const refused = (call: string): string =>
  `operation error ${call}, https response error StatusCode: 403, RequestID: 47, HostID: 11, api error AccessDenied: Access Denied`;

describe("Terraform's errors are told in the documents' words", () => {
  it.each([
    [
      "a bucket that may not be made (S0-38)",
      `Error: creating S3 Bucket (state): ${refused("S3: CreateBucket")}`,
      ["Error: Access Denied when creating S3 bucket; check the permissions for S3 and DynamoDB: s3:CreateBucket"],
    ],
    [
      "a setting that may not be put, broken into lines and framed (F6)",
      "│ Error: putting S3 Bucket encryption: operation error S3:\n│ PutBucketEncryption, https response error\n│ StatusCode: 403, api error AccessDenied: Access Denied\n╵",
      [
        "Error: Access Denied in S3 PutBucketEncryption; check the permissions for S3 and DynamoDB: s3:PutEncryptionConfiguration",
      ],
    ],
    [
      "two calls, one of them refused twice (F6)",
      [refused("DynamoDB: CreateTable"), refused("KMS: CreateKey"), refused("KMS: CreateKey")]
        .map((line) => `Error: ${line}`)
        .join("\n\n"),
      [
        "Error: Access Denied in DynamoDB CreateTable; check the permissions for S3 and DynamoDB: dynamodb:CreateTable",
        "Error: Access Denied in KMS CreateKey; check the permissions for S3 and DynamoDB: kms:CreateKey",
      ],
    ],
    [
      "a bucket that was made meanwhile (S0-36)",
      "Error: creating S3 Bucket (state): operation error S3: CreateBucket, https response error StatusCode: 409, BucketAlreadyExists: ",
      ["Error: Backend bucket already exists: state; somebody made it since it was looked for: run it again"],
    ],
    [
      "a table that was made meanwhile (S0-37)",
      "Error: creating AWS DynamoDB Table (locks): operation error DynamoDB: CreateTable, ResourceInUseException: Table already exists: locks",
      ["Error: DynamoDB table already exists: locks; somebody made it since it was looked for: run it again"],
    ],
    [
      "a replica that can't be written to (S0-39)",
      "Error: creating S3 Bucket Replication Configuration for bucket (state): operation error S3: PutBucketReplication, https response error StatusCode: 400, api error InvalidRequest: Destination bucket must exist.",
      [
        "Error: Replication of state failed; the destination must exist, be versioned and let the replication role write",
      ],
    ],
    ["nothing that the documents know", "Error: Invalid provider configuration", []],
    [
      "one error's refusal is not another's call",
      `Error: reading bucket: operation error S3: HeadBucket, https response error StatusCode: 500\n\nError: ${refused("IAM: GetRole")}`,
      ["Error: Access Denied in IAM GetRole; check the permissions for S3 and DynamoDB: iam:GetRole"],
    ],
  ])("%s", (_, output, lines) => {
    expect(explainFailure(output)).toEqual(lines);
  });
});
