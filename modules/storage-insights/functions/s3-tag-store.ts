import { GetObjectTaggingCommand, PutObjectTaggingCommand, type S3Client } from "@aws-sdk/client-s3";

import type { CreatedObject } from "./created-objects";
import type { TagStore } from "./tag-objects";

/** What S3 says of an object, or of its version, that was deleted. */
const GONE = ["NoSuchKey", "NoSuchVersion", "MethodNotAllowed"];

/** Tags in S3; the version is named, so that an overwrite meanwhile is not tagged in its place. */
export function s3TagStore(client: S3Client): TagStore {
  return {
    async read(object) {
      try {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(address(object)));
        return TagSet.map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }));
      } catch (error) {
        if (error instanceof Error && GONE.includes(error.name)) return undefined;
        throw error;
      }
    },
    async write(object, tags) {
      const TagSet = tags.map(({ key, value }) => ({ Key: key, Value: value }));
      await client.send(new PutObjectTaggingCommand({ ...address(object), Tagging: { TagSet } }));
    },
  };
}

function address({ bucket, key, versionId }: CreatedObject) {
  return { Bucket: bucket, Key: key, ...(versionId ? { VersionId: versionId } : {}) };
}
