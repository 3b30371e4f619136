import { plural } from "../../../../config/catalogue/plural";
import { confirmTyped } from "../../terminal/confirm";
import type { TargetOptions } from "../../terminal/options";
import { printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { cleanUpBucket } from "../destroy-s3-buckets/clean-up-bucket";

/** Which bucket is destroyed, and how. */
export interface EmergencyOptions extends TargetOptions {
  readonly bucket: string;
  readonly dryRun?: boolean;
  readonly backup?: boolean;
  readonly backupDir?: string;
  readonly bypassGovernance?: boolean;
  readonly iUnderstandStateLoss?: boolean;
  readonly json?: boolean;
}

/** Has the bucket's name typed, destroys it, and tells what became of it. */
export async function emergencyS3Cleanup(options: EmergencyOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { bucket } = options;
  const confirmName = () => confirmTyped(`${bucket} and all that is in it will be gone for good.`, bucket);
  const results = await cleanUpBucket(fleet, bucket, { ...options, confirmName });
  if (options.json) printJson({ dryRun: options.dryRun === true, buckets: results });
  else for (const { result, versions } of results) printLine(`${bucket}: ${result}, ${plural(versions, "version")}`);
}
