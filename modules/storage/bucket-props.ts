import type { TerraformProvider } from "cdktf";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { BucketReplicationProps } from "./bucket-replication";
import type { LifecycleOptions } from "../../config/catalogue/storage/lifecycle";
import type { AccessLogSources, InventorySources, MadeBucket } from "./made-bucket";
import type { RoleRestriction } from "./policy";
import type { PolicyStatement } from "../policy-statement";
import type { BucketPurpose } from "../../config/catalogue/storage/profiles";

/** Default retention that nobody (COMPLIANCE) or only a privileged role (GOVERNANCE) can shorten. */
export interface ObjectLock {
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  readonly days: number;
}

/** What a bucket copies elsewhere; the rest follows from the bucket itself. */
export type BucketReplicationSettings = Omit<BucketReplicationProps, "source" | "tags">;

/** What a bucket is made of beyond the guarantees that every bucket has; as props, nothing can be given twice (M-42). */
export interface BucketProps extends LifecycleOptions {
  readonly bucketName: string;
  readonly purpose: BucketPurpose;
  readonly place: AwsPlace;
  /** The provider of the place's region, when it is another one than the stack's own. */
  readonly provider?: TerraformProvider;
  /** Encrypts with this key instead of S3's own (AES256). */
  readonly kmsKeyArn?: string;
  /** Default: as the purpose says. */
  readonly preventDestroy?: boolean;
  /** Request metrics of the whole bucket (S4-28); default true. */
  readonly requestMetrics?: boolean;
  /** Sends object events to EventBridge, the only consumer a bucket has (X-02, M-34); default false. */
  readonly eventBridge?: boolean;
  /** The bucket that keeps this one's access logs; it must list this one among its sources. */
  readonly accessLogTarget?: MadeBucket;
  readonly accessLogSources?: AccessLogSources;
  /** The bucket that keeps the daily list of this one's objects (S4-09); it must list this one among its sources. */
  readonly inventoryTarget?: MadeBucket;
  readonly inventorySources?: InventorySources;
  /** Copies new objects to a bucket in another region (S4-20, S4-22). */
  readonly replication?: BucketReplicationSettings;
  /** Uploads through the nearest edge location (S1-26); default false. */
  readonly transferAcceleration?: boolean;
  /** Refuses uploads that ask for another encryption or key than the bucket's own (S1-12, S4-15); default false. */
  readonly denyOtherEncryption?: boolean;
  /** Set at birth or never: S3 cannot take it back. */
  readonly objectLock?: ObjectLock;
  /** Demands a second factor for deleting versions, except from these roles (M-20). */
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly restriction?: RoleRestriction;
  /** Further statements for the bucket's one policy. */
  readonly policyStatements?: readonly PolicyStatement[];
  readonly tags?: Readonly<Record<string, string>>;
}
