import type { Client, Fleet, Target } from "../../../config/fleet";
import { replicatedRoles } from "../../../config/derived/replicated-roles";
import { names } from "../../../config/names";
import { ALL_SHARED_BUCKETS, SHARED_BUCKETS, type CopiedBucketType } from "../../../config/catalogue/name-purposes";
import { holdsObjects } from "../../../config/catalogue/storage/storage-roles";

/** A bucket that the configuration has, and what is particular to it. */
export interface ExpectedBucket {
  readonly name: string;
  readonly region: string;
  /** Whose it is; absent for buckets that clients share. */
  readonly client?: string;
  /** The ARN or alias of the KMS key that encrypts it; absent for S3's own encryption (AES256). */
  readonly kmsKey?: string;
  /** The bucket that keeps its access logs, or why none does. */
  readonly accessLogs: { readonly target: string } | { readonly exempt: string };
  readonly requestMetrics: boolean;
}

const LOG_TARGET = { exempt: "log target" };
/** S3 delivers access logs within a region only, and what reads a copy reads it in a disaster. */
const REPLICA = { exempt: "replica" };

/** Every bucket of a target by its exact name, as bootstrap and foundation make them: no search, no prefix (F22). */
export function expectedBuckets(fleet: Fleet): ExpectedBucket[] {
  return [...stateBuckets(fleet), ...sharedBuckets(fleet), ...fleet.clients.flatMap((client) => own(client, fleet))];
}

/** The state bucket serves all regions of an environment, and is in its home region whatever the target's. */
function stateBuckets({ target }: Fleet): ExpectedBucket[] {
  const { homeRegion, stateBucket, stateKmsKeyArn } = target;
  const home = { ...target, region: homeRegion };
  const bucket: ExpectedBucket = {
    name: stateBucket,
    region: homeRegion,
    kmsKey: stateKmsKeyArn,
    accessLogs: { target: names.sharedBucket(home, "audit-logs") },
    requestMetrics: true,
  };
  return [bucket, ...replicaOf(bucket, "state", home)];
}

function sharedBuckets({ target, platform, clients }: Fleet): ExpectedBucket[] {
  const { kmsKeyArn, requestMetrics, replication } = platform.sharedStorage;
  const types = clients.some(({ apm }) => apm.configStore) ? ALL_SHARED_BUCKETS : SHARED_BUCKETS;
  return types.flatMap((type) => {
    const isTarget = type === "audit-logs";
    const bucket: ExpectedBucket = {
      name: names.sharedBucket(target, type),
      region: target.region,
      kmsKey: isTarget ? undefined : kmsKeyArn,
      accessLogs: isTarget ? LOG_TARGET : { target: names.sharedBucket(target, "audit-logs") },
      requestMetrics,
    };
    return [bucket, ...(replication || type === "apm-config" ? replicaOf(bucket, type, target) : [])];
  });
}

function replicaOf(bucket: ExpectedBucket, type: CopiedBucketType, target: Target): ExpectedBucket[] {
  if (target.replicaRegion === undefined) return [];
  const kmsKey = bucket.kmsKey && names.bootstrapReplicaKeyAlias(target, type);
  return [replica(bucket, target.replicaRegion, kmsKey)];
}

function own(entry: Client, { target }: Fleet): ExpectedBucket[] {
  const { name: client, storage } = entry;
  if (!storage.enableDedicatedBuckets) return [];
  const { roles, replication } = storage;
  const buckets = roles.map((role): ExpectedBucket => ({
    name: names.clientBucket(target, client, role),
    region: target.region,
    client,
    kmsKey: holdsObjects(role) ? names.clientKeyAlias(target, client) : undefined,
    accessLogs: role === "logs" ? LOG_TARGET : { target: names.clientBucket(target, client, "logs") },
    requestMetrics: true,
  }));
  const copies = replicatedRoles(entry).map((role) =>
    replica(buckets[roles.indexOf(role)]!, replication.region, names.clientReplicaKeyAlias(target, client, role)),
  );
  return [...buckets, ...copies];
}

function replica(source: ExpectedBucket, region: string, kmsKey: string | undefined): ExpectedBucket {
  const { client } = source;
  return {
    name: names.replicaBucket(source.name),
    region,
    client,
    kmsKey,
    accessLogs: REPLICA,
    requestMetrics: true,
  };
}
