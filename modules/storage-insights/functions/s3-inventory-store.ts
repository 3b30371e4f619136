import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";

import type { InventoryStore } from "./inventory";

/** The bucket of inventories in S3. */
export function s3InventoryStore(client: S3Client, bucket: string): InventoryStore {
  return {
    async folders(prefix) {
      const found: string[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: "/", ContinuationToken: token }),
        );
        found.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
        token = page.NextContinuationToken;
      } while (token);
      return found;
    },
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return Body as Readable | undefined;
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return undefined;
        throw error;
      }
    },
  };
}
