import type { BucketProps } from "./bucket-props";
import {
  allowAccessLogDelivery,
  bucketArn,
  denyInsecureTransport,
  denyOtherRoles,
  denyVersionDeletion,
  denyWithoutMfa,
} from "./policy";
import type { PolicyStatement } from "../policy-statement";
import { BUCKET_PROFILES } from "./profiles";

/** Every statement of a bucket's policy: S3 keeps one policy per bucket, so all of them are gathered here. */
export function bucketPolicyStatements(props: BucketProps): PolicyStatement[] {
  const arn = bucketArn(props.bucketName, props.partition);
  const statements = [denyInsecureTransport(arn)];
  if (BUCKET_PROFILES[props.purpose].denyVersionDeletion) statements.push(denyVersionDeletion(arn));
  if (props.mfaProtection) statements.push(denyWithoutMfa(arn, props.mfaProtection.exemptRoleArns));
  if (props.restriction) statements.push(denyOtherRoles(arn, props.restriction));
  return [...statements, ...accessLogStatements(arn, props), ...(props.policyStatements ?? [])];
}

function accessLogStatements(targetArn: string, { accessLogSources, partition }: BucketProps): PolicyStatement[] {
  if (!accessLogSources) return [];
  const { accountId, bucketNames } = accessLogSources;
  return bucketNames.map((sourceBucketName) =>
    allowAccessLogDelivery({
      targetArn,
      sourceBucketName,
      sourceArn: bucketArn(sourceBucketName, partition),
      accountId,
    }),
  );
}
