import { REPLICATED_ROLES, type ReplicatedRole, type StorageRole } from "../catalogue/storage/storage-roles";

/** What a client says of its buckets and their copies. */
interface Copies {
  readonly enableDedicatedBuckets: boolean;
  readonly roles: readonly StorageRole[];
  readonly replication: { readonly enabled: boolean; readonly roles: readonly ReplicatedRole[] };
}

/** Roles of a client's buckets that are copied to another region; none without buckets of its own. */
export function replicatedRoles({ storage }: { readonly storage: Copies }): readonly ReplicatedRole[] {
  const { enableDedicatedBuckets, roles, replication } = storage;
  if (!enableDedicatedBuckets || !replication.enabled) return [];
  return REPLICATED_ROLES.filter((role) => roles.includes(role) && replication.roles.includes(role));
}
