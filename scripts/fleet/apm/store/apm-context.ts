import type { S3Client } from "@aws-sdk/client-s3";

import type { ConfigOwner } from "./apm-keys";
import type { ConfigType } from "../config-type";
import type { ObjectCache } from "./object-cache";
import type { ObjectStore } from "./object-store";
import type { ObjectPlace } from "./stored-object";
import { configKey } from "./apm-keys";
import type { OperationLog } from "./operation-log";
import type { OperationMetrics } from "./operation-metrics";
import type { OperationRecorder } from "./operation-recorder";

/** What every flow of the store works with. */
export interface ApmContext extends ConfigOwner {
  readonly s3: S3Client;
  readonly bucket: string;
  /** What the client keeps (`apm.types`). */
  readonly types: readonly ConfigType[];
  readonly objects: ObjectStore;
  readonly cache: ObjectCache;
  readonly record: OperationRecorder;
  readonly metrics: OperationMetrics;
  readonly log: OperationLog;
  readonly now: () => number;
}

/** Where the current configuration of a tool is. */
export function placeOf(context: ApmContext, type: ConfigType): ObjectPlace {
  return { bucket: context.bucket, key: configKey(context, type) };
}
