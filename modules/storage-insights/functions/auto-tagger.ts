import { S3Client } from "@aws-sdk/client-s3";

import { createdObjects } from "./created-objects";
import { s3TagStore } from "./s3-tag-store";
import { listSetting, mapSetting } from "./settings";
import { tagObjects, type TaggingResult } from "./tag-objects";

const store = s3TagStore(new S3Client({}));

/**
 * Tags every new object by department, content and size (S4-16). If some could not be tagged it fails with their names
 * after the others are done, so that Lambda repeats the event and at last keeps it in the dead-letter queue.
 */
export async function handler(event: unknown): Promise<TaggingResult> {
  const buckets = listSetting(event, "bucket_name", process.env, "BUCKET_NAME");
  const departments = mapSetting(process.env, "DEPARTMENTS");
  const result = await tagObjects(createdObjects(event), departments, buckets, store);
  console.log(JSON.stringify(result));
  if (result.failures.length > 0) throw new Error(`not tagged: ${result.failures.join("; ")}`);
  return result;
}
