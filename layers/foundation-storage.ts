import type { TerraformProvider } from "cdktf";

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
    intelligentTiering: costOptimization.intelligentTiering,
    replication: storage.replication.enabled ? replicationProps(client, target, replicaProvider!) : undefined,
    mfaProtection: mfaProtection(target),
    kmsKeyArn,
    place: target,
    tags,
  };
}

function replicationProps(client: Client, target: Target, provider: TerraformProvider): ClientReplicationProps {
  const { name, storage } = client;
  return {
    bucketName: names.replicaBucket(names.clientBucket(target, name, "data")),
    keyAliasName: names.clientReplicaKeyAlias(target, name),
    roleName: names.role(target, name, "replication"),
    region: storage.replication.region,
    prefix: storage.replication.prefix,
    alarmTopicArn: target.alertsTopicArn,
    deletionWindowInDays: deletionWindowInDays(target),
    deletionProtection: client.deletionProtection,
    provider,
  };
}

/** What others are told of a client's buckets. */
export function storageFacts(storage: ClientStorage | undefined): ClientStorageFacts {
  if (!storage) return { bucket_names: {}, bucket_arns: {} };
  const { bucketNames, bucketArns, accessPolicyArn, replicaBucketName } = storage;
  return {
    bucket_names: bucketNames,
    bucket_arns: bucketArns,
    access_policy_arn: accessPolicyArn,
    ...(replicaBucketName ? { replica_bucket_name: replicaBucketName } : {}),
  };
}
