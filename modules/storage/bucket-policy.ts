import { arns } from "../../config/catalogue/arns";
import type { BucketProps } from "./bucket-props";
import {
  accessLogPrefix,
  allowAccessLogDelivery,
  allowInventoryDelivery,
  denyInsecureTransport,
  denyOtherRoles,
  denyVersionDeletion,
  denyWithoutMfa,
  inventoryPrefix,
} from "./policy";
import type { PolicyStatement } from "../policy-statement";
import { BUCKET_PROFILES } from "../../config/catalogue/storage/profiles";
import { denyOtherEncryption } from "./upload-policy";

/** Every statement of a bucket's policy: S3 keeps one policy per bucket, so all of them are gathered here. */
export function bucketPolicyStatements(props: BucketProps): PolicyStatement[] {
  const arn = arns.bucket(props.place, props.bucketName);
  const statements = [denyInsecureTransport(arn)];
  if (BUCKET_PROFILES[props.purpose].denyVersionDeletion) statements.push(denyVersionDeletion(arn));
  if (props.mfaProtection) statements.push(denyWithoutMfa(arn, props.mfaProtection.exemptRoleArns));
  if (props.restriction) statements.push(denyOtherRoles(arn, props.restriction));
  if (props.denyOtherEncryption) statements.push(...denyOtherEncryption(arn, props.kmsKeyArn));
  return [
    ...statements,
    ...accessLogStatements(arn, props),
    ...inventoryStatements(arn, props),
    ...(props.policyStatements ?? []),
  ];
}

function accessLogStatements(targetArn: string, { accessLogSources, place }: BucketProps): PolicyStatement[] {
  if (!accessLogSources) return [];
  const { bucketNames, prefixes } = accessLogSources;
  return bucketNames.map((source) =>
    allowAccessLogDelivery({
      targetArn,
      prefix: accessLogPrefix(source, prefixes),
      sourceArn: arns.bucket(place, source),
      accountId: place.accountId,
    }),
  );
}

function inventoryStatements(targetArn: string, { inventorySources, place }: BucketProps): PolicyStatement[] {
  if (!inventorySources) return [];
  return inventorySources.bucketNames.map((source) =>
    allowInventoryDelivery({
      targetArn,
      prefix: inventoryPrefix(source),
      sourceArn: arns.bucket(place, source),
      accountId: place.accountId,
    }),
  );
}
