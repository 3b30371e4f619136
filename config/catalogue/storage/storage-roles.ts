/** What a client's own buckets are for, one bucket each. */
export const STORAGE_ROLE_NAMES = ["input", "output", "logs", "data", "inventory"] as const;

/** What one of a client's own buckets is for. */
export type StorageRole = (typeof STORAGE_ROLE_NAMES)[number];

/** Roles whose buckets hold objects of the client's applications, and can be copied to another region. */
export const REPLICATED_ROLES = ["input", "output", "data"] as const;

/** What a bucket is for that can be copied. */
export type ReplicatedRole = (typeof REPLICATED_ROLES)[number];

/** Whether a role's bucket holds objects of the client's applications: encrypted with its key, announced to EventBridge, listed (C-11, X-02). */
export function holdsObjects(role: StorageRole): role is ReplicatedRole {
  return (REPLICATED_ROLES as readonly StorageRole[]).includes(role);
}

/** Roles whose objects can be tiered in place of their fixed moves; the data bucket has a switch of its own. */
export const TIERED_ROLES = ["input", "output"] as const;
