import type { PolicyStatement } from "../policy-statement";

const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";

/**
 * Refuses uploads that ask for another encryption than the bucket's own (S1-12, S4-15). An upload that asks for none
 * gets the bucket's default and passes: a negated operator alone also matches a missing header, so each denial asks
 * for its presence first (M-07). Reads carry neither header and are left alone (M-08).
 */
export function denyOtherEncryption(bucketArn: string, kmsKeyArn?: string): PolicyStatement[] {
  const deny = (sid: string, condition: PolicyStatement["Condition"]): PolicyStatement => ({
    Sid: sid,
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: condition,
  });
  const otherThan = (key: string, value: string) => ({ Null: { [key]: "false" }, StringNotEquals: { [key]: value } });
  if (kmsKeyArn === undefined) return [deny("DenyOtherEncryption", otherThan(ALGORITHM, "AES256"))];
  return [
    deny("DenyOtherEncryption", otherThan(ALGORITHM, "aws:kms")),
    deny("DenyOtherKey", otherThan(KEY, kmsKeyArn)),
    // For `aws:kms` without a key S3 takes the account's own key aws/s3, not the bucket's default.
    deny("DenyKeyOfAccount", { Null: { [ALGORITHM]: "false", [KEY]: "true" } }),
  ];
}
