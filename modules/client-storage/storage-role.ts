import type { BucketPurpose } from "../../config/catalogue/storage/profiles";
import type { StorageRole } from "../../config/catalogue/storage/storage-roles";

/** What follows from a role. */
export interface StorageRoleSettings {
  readonly purpose: BucketPurpose;
  /** Value of the Purpose tag, in the documents' words (S1-01, S1-06, S1-08, S4-05). */
  readonly purposeTag: string;
}

/**
 * The roles in the order their buckets are made: those that others deliver into come first. Document 001 announces two
 * and describes three (C-24); the logs of document 004, which nothing writes there, take the access logs (M-37).
 */
export const STORAGE_ROLES: Readonly<Record<StorageRole, StorageRoleSettings>> = {
  logs: { purpose: "client-logs", purposeTag: "logs-storage" },
  inventory: { purpose: "inventory", purposeTag: "inventory-storage" },
  input: { purpose: "input", purposeTag: "input-storage" },
  output: { purpose: "output", purposeTag: "output-storage" },
  data: { purpose: "data", purposeTag: "MainStorage" },
};

/** Where a bucket's access logs are kept in the client's log bucket (S1-19). */
export function clientLogPrefix(role: StorageRole): string {
  return `logs/${role}-bucket/`;
}
