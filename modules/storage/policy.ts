import { INVENTORY_PREFIX } from "../../config/catalogue/storage/inventory";
import type { PolicyPrincipal, PolicyStatement } from "../policy-statement";

/** Means the same as `"*"`, but programs that look for `Principal.Service` in every statement can read it. */
const EVERYBODY: PolicyPrincipal = { AWS: "*" };

/** Where the access logs of a bucket are kept in its log target, which may have prefixes of its own (C-27, S1-19). */
export function accessLogPrefix(bucketName: string, prefixes: Readonly<Record<string, string>> = {}): string {
  return prefixes[bucketName] ?? `s3-access-logs/${bucketName}/`;
}

/** Where the inventory of a bucket is kept in its destination. */
export function inventoryPrefix(bucketName: string): string {
  return `${INVENTORY_PREFIX}/${bucketName}/`;
}

/** Refuses every request that does not come over TLS (S4-14). */
export function denyInsecureTransport(arn: string): PolicyStatement {
  return {
    Sid: "EnforceSSLRequestsOnly",
    Effect: "Deny",
    Principal: EVERYBODY,
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** What S3 itself writes about one bucket into another. */
export interface Delivery {
  readonly targetArn: string;
  /** Where in the target, with a slash at the end. */
  readonly prefix: string;
  readonly sourceArn: string;
  readonly accountId: string;
}

/** Lets S3 write the access logs of one bucket under that bucket's own prefix, and nowhere else (M-14, C-27). */
export function allowAccessLogDelivery(delivery: Delivery): PolicyStatement {
  return allowDelivery("logging.s3.amazonaws.com", delivery);
}

/** Lets S3 write the inventories of one bucket under that bucket's own prefix, and nowhere else (M-14). */
export function allowInventoryDelivery(delivery: Delivery): PolicyStatement {
  return allowDelivery("s3.amazonaws.com", delivery);
}

function allowDelivery(service: string, { targetArn, prefix, sourceArn, accountId }: Delivery): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: `${targetArn}/${prefix}*`,
    Condition: {
      ArnLike: { "aws:SourceArn": sourceArn },
      StringEquals: { "aws:SourceAccount": accountId },
    },
  };
}

/** Keeps every version until the lifecycle removes it: the lifecycle is no principal, so no policy stops it (S3-30). */
export function denyVersionDeletion(arn: string): PolicyStatement {
  return {
    Sid: "DenyVersionDeletion",
    Effect: "Deny",
    Principal: EVERYBODY,
    Action: ["s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
    Resource: `${arn}/*`,
  };
}

/** Versions are deleted and versioning is changed with a second factor only, except by the roles that deploy (M-20). */
export function denyWithoutMfa(arn: string, exemptRoleArns: readonly string[]): PolicyStatement {
  return {
    Sid: "DenyVersionDeletionWithoutMFA",
    Effect: "Deny",
    Principal: EVERYBODY,
    Action: ["s3:DeleteObjectVersion", "s3:PutBucketVersioning"],
    Resource: [arn, `${arn}/*`],
    Condition: {
      // Keys of long-lived access keys carry no MFA flag at all: IfExists counts that as "without".
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
      ...(exemptRoleArns.length > 0 && { ArnNotLike: { "aws:PrincipalArn": exemptRoleArns } }),
    },
  };
}

/** Who may use a bucket's objects: the roles that work with it, and those that repair it. */
export interface RoleRestriction {
  readonly roleArns: readonly string[];
  /** Roles that get in when the others cannot: without one, a wrong list locks everybody out of the objects. */
  readonly breakGlassRoleArns: readonly string[];
}

/**
 * Denies the objects of a bucket to every principal that is not listed (M-61): an Allow restricts nobody. The bucket's
 * own settings stay open to IAM, so that a wrong list can be corrected; AWS services keep delivering.
 */
export function denyOtherRoles(arn: string, { roleArns, breakGlassRoleArns }: RoleRestriction): PolicyStatement {
  if (breakGlassRoleArns.length === 0) throw new Error(`${arn}: a restriction to roles needs a break-glass role`);
  return {
    Sid: "DenyOtherRoles",
    Effect: "Deny",
    Principal: EVERYBODY,
    Action: ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:ListBucket*"],
    Resource: [arn, `${arn}/*`],
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": [...roleArns, ...breakGlassRoleArns] },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}
