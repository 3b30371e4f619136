import type { BucketProps } from "./bucket-props";
import { BUCKET_PROFILES } from "../../config/catalogue/storage/profiles";

/** Throws when the props contradict each other: a programming error, since the registry was checked before. */
export function checkBucket(props: BucketProps): void {
  const problem = bucketProblems(props).join("; ");
  if (problem) throw new Error(`Bucket ${props.bucketName}: ${problem}`);
}

/**
 * What S3 would refuse, or silently not do, with these props: a log target takes neither a key (M-15) nor Object Lock,
 * logs that describe their own delivery never end, and acceleration knows no name with dots (S1-26).
 */
export function bucketProblems(props: BucketProps): string[] {
  const { encryption } = BUCKET_PROFILES[props.purpose];
  const isLogTarget = props.accessLogSources !== undefined;
  const rules: [boolean, string][] = [
    [props.kmsKeyArn !== undefined && encryption === "AES256", `purpose ${props.purpose} is encrypted with AES256`],
    [props.kmsKeyArn === undefined && encryption === "aws:kms", `purpose ${props.purpose} needs a KMS key`],
    [props.kmsKeyArn !== undefined && isLogTarget, "S3 delivers no access logs to a bucket with SSE-KMS"],
    [props.objectLock !== undefined && isLogTarget, "S3 delivers no access logs to a bucket with Object Lock"],
    [
      props.accessLogTarget !== undefined && isLogTarget,
      "a log target keeps no access logs elsewhere: logging the delivery of logs never ends",
    ],
    [
      props.accessLogSources?.bucketNames.includes(props.bucketName) ?? false,
      "a bucket that logs into itself never stops logging",
    ],
    [
      props.inventorySources?.bucketNames.includes(props.bucketName) ?? false,
      "a bucket that lists itself lists its own lists",
    ],
    [
      props.transferAcceleration === true && props.bucketName.includes("."),
      "S3 accelerates no bucket with dots in its name",
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, problem]) => problem);
}
