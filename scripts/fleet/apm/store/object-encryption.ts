/** How an object is encrypted: with the bucket's KMS key where there is one, otherwise with S3's own (S2-06, S2-29). */
export function encryptionInput(kmsKeyArn: string | undefined) {
  return kmsKeyArn === undefined
    ? { ServerSideEncryption: "AES256" as const }
    : { ServerSideEncryption: "aws:kms" as const, SSEKMSKeyId: kmsKeyArn, BucketKeyEnabled: true };
}
