import type { PutObjectCommandInput } from "@aws-sdk/client-s3";

import type { StateStore } from "./state-store";

/** How Terraform writes a state and the lock file beside it: as JSON, encrypted as the backend's settings say. */
export function stateObject(
  { settings }: StateStore,
  text: string,
): Pick<PutObjectCommandInput, "Bucket" | "Body" | "ContentType" | "ServerSideEncryption" | "SSEKMSKeyId"> {
  return {
    Bucket: settings.bucket,
    Body: text,
    ContentType: "application/json",
    ...(settings.kms_key_id === undefined
      ? { ServerSideEncryption: "AES256" }
      : { ServerSideEncryption: "aws:kms", SSEKMSKeyId: settings.kms_key_id }),
  };
}
