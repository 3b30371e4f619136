import { DescribeKeyCommand, type KeyMetadata, type KMSClient } from "@aws-sdk/client-kms";
import { GetBucketEncryptionCommand, type ServerSideEncryptionByDefault } from "@aws-sdk/client-s3";

import { errorCode } from "../aws/failure";
import type { Account, BucketCheck } from "./bucket-check";
import type { ExpectedBucket } from "./expected-buckets";
import { unlessUnset } from "../aws/unless-unset";
import { fail, pass, unknown, type Verdict } from "./verdict";

/** Check 2: AES256, or the very KMS key that the configuration names, and that key in use (F10). */
export const encryption: BucketCheck = {
  id: "encryption",
  title: "Server-Side Encryption",
  permission: "s3:GetEncryptionConfiguration",
  async judge(bucket, account) {
    const answer = account.s3.send(new GetBucketEncryptionCommand({ Bucket: bucket.name }));
    const found = await unlessUnset(answer, "ServerSideEncryptionConfigurationNotFoundError");
    const rules = found?.ServerSideEncryptionConfiguration?.Rules ?? [];
    const byDefault = rules.find((rule) => rule.ApplyServerSideEncryptionByDefault)?.ApplyServerSideEncryptionByDefault;
    return byDefault ? judgeDefault(byDefault, bucket, account) : fail("NOT CONFIGURED");
  },
};

async function judgeDefault(
  { SSEAlgorithm: algorithm, KMSMasterKeyID: keyId }: ServerSideEncryptionByDefault,
  { kmsKey }: ExpectedBucket,
  { kms }: Account,
): Promise<Verdict> {
  if (algorithm === "AES256") return kmsKey ? fail(`AES256, but ${kmsKey} is meant to`) : pass("ENABLED (AES256)");
  if (algorithm !== "aws:kms" && algorithm !== "aws:kms:dsse") return fail(`NOT KNOWN (${algorithm})`);
  if (!keyId) {
    const text = `${algorithm}, with AWS's own key`;
    return kmsKey ? fail(`${text}, but ${kmsKey} is meant to`) : pass(`ENABLED (${text})`);
  }
  return judgeKey(algorithm, keyId, kmsKey, kms);
}

/** S3 takes a key that is missing, disabled or another client's without a word; only KMS tells. */
async function judgeKey(algorithm: string, keyId: string, expected: string | undefined, kms: KMSClient) {
  try {
    const key = await describe(keyId, kms);
    if (!key) return fail(`${algorithm}, but there is no key ${keyId}`);
    if (key.KeyState !== "Enabled") return fail(`${algorithm}, but the key ${keyId} is ${key.KeyState}`);
    if (!expected) return pass(`ENABLED (${algorithm}, key Enabled)`);
    const meant = await describe(expected, kms);
    if (meant?.Arn !== key.Arn) return fail(`${algorithm} with ${keyId}, which is not ${expected}`);
    return pass(`ENABLED (${algorithm}, ${expected})`);
  } catch (error) {
    return unknown(error, "kms:DescribeKey");
  }
}

async function describe(KeyId: string, kms: KMSClient): Promise<KeyMetadata | undefined> {
  try {
    return (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
  } catch (error) {
    if (errorCode(error) === "NotFoundException") return undefined;
    throw error;
  }
}
