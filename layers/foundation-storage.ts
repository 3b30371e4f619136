import type { TerraformProvider } from "cdktf";

import { REPLICATED_ROLES, type ReplicatedRole } from "../config/catalogue/storage/storage-roles";
import { objectLifecycle } from "../config/derived/object-lifecycle";
import { replicatedRoles } from "../config/derived/replicated-roles";
import type { Client, Target } from "../config/fleet";
import { names } from "../config/names";
import type { Tags } from "../config/tags";
import type {
  ClientReplicationProps,
  ClientStorage,
  ClientStorageProps,
} from "../modules/client-storage/client-storage";
import type { ClientStorageFacts } from "./contracts";
import { deletionWindowInDays, mfaProtection } from "./protection";

/** What a client's buckets need of the rest of its foundation. */
export interface StorageSurroundings {
  readonly target: Target;
  readonly kmsKeyArn: string;
  /** The provider of the region that the client's replica is in; absent without one. */
  readonly replicaProvider: TerraformProvider | undefined;
  readonly tags: Tags;
}

/** The props of a client's buckets, from what the registry says. */
export function clientStorageProps(client: Client, surroundings: StorageSurroundings): ClientStorageProps {
  const { storage, name } = client;
  const { target, kmsKeyArn, replicaProvider, tags } = surroundings;
  const { costOptimization } = storage;
  return {
    bucketNames: Object.fromEntries(storage.roles.map((role) => [role, names.clientBucket(target, name, role)])),
    accessPolicyName: names.storagePolicy(target, name),
    service: storage.service,
    transferAcceleration: storage.transferAcceleration,
    costOptimization: costOptimization.enabled,
    inventory: costOptimization.enabled && costOptimization.inventory,
    lifecycles: byRole((role) => objectLifecycle(client, role)),
    replications: byRole((role) =>
      replicatedRoles(client).includes(role) ? replicationProps(client, role, target, replicaProvider!) : undefined,
    ),
    mfaProtection: mfaProtection(target),
    kmsKeyArn,
    place: target,
    tags,
  };
}

/** Compliance data as document 004 has it; uploads and results whole, and ready to be read on the day of a disaster. */
function replicationOf(role: ReplicatedRole, { storage }: Client) {
  return role === "data"
    ? { ruleId: "replicate-compliance-data", prefix: storage.replication.prefix, storageClass: "GLACIER" as const }
    : { ruleId: `replicate-${role}`, prefix: "", storageClass: "STANDARD_IA" as const };
}

function replicationProps(
  client: Client,
  role: ReplicatedRole,
  target: Target,
  provider: TerraformProvider,
): ClientReplicationProps {
  const { name, storage } = client;
  return {
    ...replicationOf(role, client),
    bucketName: names.replicaBucket(names.clientBucket(target, name, role)),
    keyAliasName: names.clientReplicaKeyAlias(target, name, role),
    roleName: names.role(target, name, role === "data" ? "replication" : `replication-${role}`),
    region: storage.replication.region,
    alarmTopicArn: target.alertsTopicArn,
    deletionWindowInDays: deletionWindowInDays(target),
    deletionProtection: client.deletionProtection,
    provider,
  };
}

function byRole<T>(value: (role: ReplicatedRole) => T | undefined): Partial<Record<ReplicatedRole, T>> {
  return Object.fromEntries(REPLICATED_ROLES.map((role) => [role, value(role)] as const));
}

/** What others are told of a client's buckets. */
export function storageFacts(storage: ClientStorage | undefined): ClientStorageFacts {
  if (!storage) return { bucket_names: {}, bucket_arns: {} };
  const { bucketNames, bucketArns, accessPolicyArn, replicaBucketNames } = storage;
  return {
    bucket_names: bucketNames,
    bucket_arns: bucketArns,
    access_policy_arn: accessPolicyArn,
    ...(replicaBucketNames.data ? { replica_bucket_name: replicaBucketNames.data } : {}),
    ...(Object.keys(replicaBucketNames).length > 0 ? { replica_bucket_names: replicaBucketNames } : {}),
  };
}
