import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

import { clientSettings } from "./client-settings";
import { ownEndpoint } from "./own-endpoint";

/** Whose buckets are reached, and where. */
export interface S3Props {
  readonly region: string;
  /** The account that must own every bucket. */
  readonly accountId: string;
  /** What differs from the usual settings of a client. */
  readonly settings?: Pick<S3ClientConfig, "maxAttempts" | "retryStrategy" | "requestHandler" | "profile">;
}

/**
 * An S3 client that can't touch a stranger's bucket: every call that names a bucket says whose it must be, and S3
 * refuses it with 403 otherwise (F1).
 */
export function s3Client({ region, accountId, settings }: S3Props): S3Client {
  // Whoever answers in AWS's place has no names of buckets in its DNS.
  const forcePathStyle = ownEndpoint("S3") !== undefined;
  const client = new S3Client({ ...clientSettings(region), ...settings, forcePathStyle });
  client.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        const input = call.input as { Bucket?: string; ExpectedBucketOwner?: string; CopySource?: string };
        // A bucket that is only being made has no owner yet.
        if (input.Bucket === undefined || commandName === "CreateBucketCommand") return next(call);
        const owners = {
          ExpectedBucketOwner: accountId,
          ...(input.CopySource === undefined ? {} : { ExpectedSourceBucketOwner: accountId }),
        };
        return next({ ...call, input: { ...owners, ...call.input } });
      },
    { step: "initialize", name: "expectedBucketOwner", priority: "high" },
  );
  return client;
}
