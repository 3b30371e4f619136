import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { inRegion, type AwsPlace } from "../../config/catalogue/aws-place";
import type { StorageRole } from "../../config/catalogue/storage/storage-roles";
import { policyDocument } from "../policy-statement";
import { Bucket } from "../storage/bucket";
import type { BucketProps, BucketReplicationSettings } from "../storage/bucket-props";
import { clientAccessStatements } from "./access-statements";
import { ReplicaBucket, type ReplicaBucketProps } from "../storage/replica-bucket";
import { clientLogPrefix, STORAGE_ROLES } from "./storage-role";

/** The copy of a part of the data bucket in another region. */
export interface ClientReplicationProps extends Pick<
  ReplicaBucketProps,
  "bucketName" | "keyAliasName" | "provider" | "deletionWindowInDays" | "deletionProtection"
> {
  readonly region: string;
  /** Keys that are replicated, with a slash at the end. */
  readonly prefix: string;
  readonly roleName: string;
  /** Hears when objects fail to replicate. */
  readonly alarmTopicArn: string;
}

/** Which buckets a client has, and what it bought with them. */
export interface ClientStorageProps {
  /** Names by role: the client has the buckets that are named. */
  readonly bucketNames: Readonly<Partial<Record<StorageRole, string>>>;
  /** The client's own key. */
  readonly kmsKeyArn: string;
  readonly accessPolicyName: string;
  /** Value of the Service tag. */
  readonly service: string;
  readonly transferAcceleration: boolean;
  /** Whether the client buys cost control; a tag says so to those who look at the bucket (S4-05). */
  readonly costOptimization: boolean;
  /** Whether all objects are listed every day; needs the role `inventory`. */
  readonly inventory: boolean;
  /** Whether S3 moves objects of the data bucket between access tiers (S4-06, S4-08). */
  readonly intelligentTiering: boolean;
  /** Needs the role `data`. */
  readonly replication?: ClientReplicationProps;
  /** Demands a second factor for deleting versions, except from these roles (M-20). */
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** A client's own buckets by role, their replica, and the policy that opens them to the client's applications. */
export class ClientStorage extends Construct {
  readonly bucketNames: Readonly<Partial<Record<StorageRole, string>>>;
  readonly bucketArns: Readonly<Partial<Record<StorageRole, string>>>;
  /** Absent without replication. */
  readonly replicaBucketName: string | undefined;
  readonly accessPolicyArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClientStorageProps,
  ) {
    super(scope, id);
    this.check();
    const logs = this.bucket("logs", { accessLogSources: this.accessLogSources() });
    const inventory = this.bucket("inventory", { accessLogTarget: logs, inventorySources: this.inventorySources() });
    const objects = { accessLogTarget: logs, inventoryTarget: props.inventory ? inventory : undefined };
    const input = this.bucket("input", { ...objects, transferAcceleration: props.transferAcceleration });
    const output = this.bucket("output", objects);
    const replica = this.replica();
    const data = this.bucket("data", { ...objects, ...this.dataSettings(replica) });

    this.bucketNames = collect({ input, output, logs, data, inventory }, (bucket) => bucket.bucketName);
    this.bucketArns = collect({ input, output, logs, data, inventory }, (bucket) => bucket.bucketArn);
    this.replicaBucketName = replica?.bucket.bucketName;
    this.accessPolicyArn = this.accessPolicy().arn;
  }

  /** The registry was checked before: these would be mistakes of a layer (S1-19, S4-09, S4-20). */
  private check(): void {
    const { bucketNames, inventory, replication } = this.props;
    if (!bucketNames.logs) throw new Error("A client's buckets need one for their access logs");
    if (inventory && !bucketNames.inventory) throw new Error("Inventories need a bucket to be kept in");
    if (replication && !bucketNames.data) throw new Error("Only the data bucket is replicated");
  }

  private bucket(role: StorageRole, settings: Partial<BucketProps>): Bucket | undefined {
    const { bucketNames, kmsKeyArn, mfaProtection, service, place, tags } = this.props;
    const bucketName = bucketNames[role];
    if (bucketName === undefined) return undefined;
    const { purpose, purposeTag, holdsObjects } = STORAGE_ROLES[role];
    return new Bucket(this, role, {
      bucketName,
      purpose,
      place,
      ...(holdsObjects && { kmsKeyArn, mfaProtection, eventBridge: true, denyOtherEncryption: true }),
      ...settings,
      tags: { ...tags, Service: service, Purpose: purposeTag, ...settings.tags },
    });
  }

  private dataSettings(replica: ReplicaBucket | undefined): Partial<BucketProps> {
    const { intelligentTiering, costOptimization } = this.props;
    return {
      intelligentTiering,
      replication: replica && this.replicationTo(replica),
      tags: { CostOptimization: costOptimization ? "Enabled" : "Disabled", ComplianceLevel: "High" },
    };
  }

  private replica(): ReplicaBucket | undefined {
    const { replication, service, mfaProtection, place, tags } = this.props;
    if (!replication) return undefined;
    return new ReplicaBucket(this, "replica", {
      ...replication,
      mfaProtection,
      place: inRegion(place, replication.region),
      tags: { ...tags, Service: service },
    });
  }

  private replicationTo({ bucket: destination }: ReplicaBucket): BucketReplicationSettings {
    const { prefix, roleName, alarmTopicArn } = this.props.replication!;
    return {
      destination,
      ruleId: "replicate-compliance-data",
      // Nobody reads the copy until the day it is needed (S4-22).
      storageClass: "GLACIER",
      prefix,
      roleName,
      alarmTopicArn,
    };
  }

  private accessPolicy(): IamPolicy {
    const { accessPolicyName: name, tags } = this.props;
    return new IamPolicy(this, "access", {
      name,
      description: "Objects in the client's own buckets",
      policy: policyDocument(clientAccessStatements(this.props)),
      tags: { ...tags, Name: name },
    });
  }

  private accessLogSources(): BucketProps["accessLogSources"] {
    const sources = this.named((role) => role !== "logs");
    const prefixes = sources.map(([role, name]): [string, string] => [name, clientLogPrefix(role)]);
    return { bucketNames: namesIn(sources), prefixes: Object.fromEntries(prefixes) };
  }

  private inventorySources(): BucketProps["inventorySources"] {
    const sources = this.props.inventory ? this.named((role) => STORAGE_ROLES[role].holdsObjects) : [];
    return { bucketNames: namesIn(sources) };
  }

  private named(wanted: (role: StorageRole) => boolean): [StorageRole, string][] {
    return (Object.entries(this.props.bucketNames) as [StorageRole, string][]).filter(([role]) => wanted(role));
  }
}

function namesIn(entries: readonly (readonly [StorageRole, string])[]): string[] {
  return entries.map(([, name]) => name);
}

function collect(
  buckets: Readonly<Record<StorageRole, Bucket | undefined>>,
  value: (bucket: Bucket) => string,
): Partial<Record<StorageRole, string>> {
  const made = Object.entries(buckets).flatMap(([role, bucket]) => (bucket ? [[role, value(bucket)] as const] : []));
  return Object.fromEntries(made);
}
