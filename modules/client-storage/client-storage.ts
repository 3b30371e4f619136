import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { inRegion, type AwsPlace } from "../../config/catalogue/aws-place";
import type { LifecycleOptions } from "../../config/catalogue/storage/lifecycle";
import { BUCKET_PROFILES } from "../../config/catalogue/storage/profiles";
import {
  holdsObjects,
  REPLICATED_ROLES,
  type ReplicatedRole,
  type StorageRole,
} from "../../config/catalogue/storage/storage-roles";
import { policyDocument } from "../policy-statement";
import { Bucket } from "../storage/bucket";
import type { BucketProps, BucketReplicationSettings } from "../storage/bucket-props";
import { clientAccessStatements } from "./access-statements";
import { ReplicaBucket, type ReplicaBucketProps } from "../storage/replica-bucket";
import { clientLogPrefix, STORAGE_ROLES } from "./storage-role";

/** The copy of a bucket, or of a part of it, in another region. */
export interface ClientReplicationProps extends Pick<
  ReplicaBucketProps,
  "bucketName" | "keyAliasName" | "provider" | "deletionWindowInDays" | "deletionProtection"
> {
  readonly region: string;
  readonly ruleId: string;
  /** Keys that are replicated, with a slash at the end; empty for all. */
  readonly prefix: string;
  /** Class of the copies. */
  readonly storageClass: "STANDARD_IA" | "GLACIER";
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
  /** What the client chose about the lifecycle of a bucket; default: as its role says. */
  readonly lifecycles: Readonly<Partial<Record<ReplicatedRole, LifecycleOptions>>>;
  /** Copies by role, of buckets that the client has (S4-22, S1-28). */
  readonly replications: Readonly<Partial<Record<ReplicatedRole, ClientReplicationProps>>>;
  /** Demands a second factor for deleting versions, except from these roles (M-20). */
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** A client's own buckets by role, their replicas, and the policy that opens them to the client's applications. */
export class ClientStorage extends Construct {
  readonly bucketNames: Readonly<Partial<Record<StorageRole, string>>>;
  readonly bucketArns: Readonly<Partial<Record<StorageRole, string>>>;
  /** By the role of what is copied; empty without replication. */
  readonly replicaBucketNames: Readonly<Partial<Record<StorageRole, string>>>;
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
    const replicas = {
      input: this.replica("input", "input-replica", "input-replica"),
      output: this.replica("output", "output-replica", "replica"),
      data: this.replica("data", "replica", "replica"),
    };
    const { transferAcceleration } = props;
    const input = this.bucket("input", { ...objects, ...this.copied("input", replicas.input), transferAcceleration });
    const output = this.bucket("output", { ...objects, ...this.copied("output", replicas.output) });
    const tags = { CostOptimization: props.costOptimization ? "Enabled" : "Disabled", ComplianceLevel: "High" };
    const data = this.bucket("data", { ...objects, ...this.copied("data", replicas.data), tags });

    this.bucketNames = collect({ input, output, logs, data, inventory }, (bucket) => bucket.bucketName);
    this.bucketArns = collect({ input, output, logs, data, inventory }, (bucket) => bucket.bucketArn);
    this.replicaBucketNames = collect(replicas, ({ bucket }) => bucket.bucketName);
    this.accessPolicyArn = this.accessPolicy().arn;
  }

  /** The registry was checked before: these would be mistakes of a layer (S1-19, S4-09, S4-20). */
  private check(): void {
    const { bucketNames, inventory, replications } = this.props;
    if (!bucketNames.logs) throw new Error("A client's buckets need one for their access logs");
    if (inventory && !bucketNames.inventory) throw new Error("Inventories need a bucket to be kept in");
    for (const role of REPLICATED_ROLES)
      if (replications[role] && !bucketNames[role]) throw new Error(`There is no bucket for ${role} to replicate`);
  }

  private bucket(role: StorageRole, settings: Partial<BucketProps>): Bucket | undefined {
    const { bucketNames, kmsKeyArn, mfaProtection, service, place, tags } = this.props;
    const bucketName = bucketNames[role];
    if (bucketName === undefined) return undefined;
    const { purpose, purposeTag } = STORAGE_ROLES[role];
    return new Bucket(this, role, {
      bucketName,
      purpose,
      place,
      ...(holdsObjects(role) && { kmsKeyArn, mfaProtection, eventBridge: true, denyOtherEncryption: true }),
      ...settings,
      tags: { ...tags, Service: service, Purpose: purposeTag, ...settings.tags },
    });
  }

  private copied(role: ReplicatedRole, replica: ReplicaBucket | undefined): Partial<BucketProps> {
    return { ...this.props.lifecycles[role], replication: replica && this.replicationTo(role, replica) };
  }

  private replica(role: ReplicatedRole, id: string, purpose: ReplicaBucketProps["purpose"]): ReplicaBucket | undefined {
    const { replications, service, mfaProtection, place, tags } = this.props;
    const replication = replications[role];
    if (!replication) return undefined;
    return new ReplicaBucket(this, id, {
      ...replication,
      purpose,
      // What images are deleted by, their copies are, too; the data bucket keeps its own for ever.
      retentionDays: role === "output" ? BUCKET_PROFILES.output.expirationDays : undefined,
      mfaProtection,
      place: inRegion(place, replication.region),
      tags: { ...tags, Service: service },
    });
  }

  private replicationTo(role: ReplicatedRole, { bucket: destination }: ReplicaBucket): BucketReplicationSettings {
    const { ruleId, storageClass, prefix, roleName, alarmTopicArn } = this.props.replications[role]!;
    return { destination, ruleId, storageClass, prefix, roleName, alarmTopicArn };
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
    const sources = this.props.inventory ? this.named(holdsObjects) : [];
    return { bucketNames: namesIn(sources) };
  }

  private named(wanted: (role: StorageRole) => boolean): [StorageRole, string][] {
    return (Object.entries(this.props.bucketNames) as [StorageRole, string][]).filter(([role]) => wanted(role));
  }
}

function namesIn(entries: readonly (readonly [StorageRole, string])[]): string[] {
  return entries.map(([, name]) => name);
}

function collect<T>(
  buckets: Readonly<Partial<Record<StorageRole, T | undefined>>>,
  value: (bucket: T) => string,
): Partial<Record<StorageRole, string>> {
  const made = Object.entries(buckets).flatMap(([role, bucket]) => (bucket ? [[role, value(bucket)] as const] : []));
  return Object.fromEntries(made);
}
