import type { S3Client } from "@aws-sdk/client-s3";

import { s3Client } from "../aws/s3";
import type { PresignPlace } from "./presign-place";

/** A client for URLs that others will use, with content that is not known yet. */
export function signingClient({ region, accountId, accelerated }: PresignPlace): S3Client {
  const client = s3Client({ region, accountId });
  // The SDK would sign the checksum of the body it has, an empty one, and S3 would refuse every other.
  client.config.requestChecksumCalculation = () => Promise.resolve("WHEN_REQUIRED");
  // Edge locations know buckets by host names only.
  client.config.useAccelerateEndpoint = accelerated && client.config.forcePathStyle !== true;
  return client;
}
