import type { Bucket } from "./bucket";
import type { LifecycleOptions } from "./lifecycle";
import type { RoleRestriction } from "./policy";
import type { PolicyStatement } from "../policy-statement";
import type { BucketPurpose } from "./profiles";

/** Default retention that nobody (COMPLIANCE) or only a privileged role (GOVERNANCE) can shorten. */
export interface ObjectLock {
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  readonly days: number;
}

/** The buckets whose access logs a bucket receives. */
export interface AccessLogSources {
  readonly accountId: string;
  readonly bucketNames: readonly string[];
}

/** What a bucket is made of beyond the guarantees that every bucket has. */
export interface BucketProps extends LifecycleOptions {
  readonly bucketName: string;
  readonly purpose: BucketPurpose;
  /** `aws`, `aws-cn` or `aws-us-gov`; default `aws`. */
  readonly partition?: string;
  /** Encrypts with this key instead of S3's own (AES256). */
  readonly kmsKeyArn?: string;
  /** Default: as the purpose says. */
  readonly preventDestroy?: boolean;
  /** Request metrics of the whole bucket (S4-28); default true. */
  readonly requestMetrics?: boolean;
  /** Sends object events to EventBridge, the only consumer a bucket has (X-02, M-34); default false. */
  readonly eventBridge?: boolean;
  /** The bucket that keeps this one's access logs; it must list this one among its sources. */
  readonly accessLogTarget?: Bucket;
  readonly accessLogSources?: AccessLogSources;
  /** Set at birth or never: S3 cannot take it back. */
  readonly objectLock?: ObjectLock;
  /** Demands a second factor for deleting versions, except from these roles (M-20). */
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly restriction?: RoleRestriction;
  /** Further statements for the bucket's one policy. */
  readonly policyStatements?: readonly PolicyStatement[];
  readonly tags?: Readonly<Record<string, string>>;
}
