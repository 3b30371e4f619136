/** What a client's own buckets are for, one bucket each. */
export const STORAGE_ROLE_NAMES = ["input", "output", "logs", "data", "inventory"] as const;

/** What one of a client's own buckets is for. */
export type StorageRole = (typeof STORAGE_ROLE_NAMES)[number];
