import type { BucketPurpose } from "../../config/catalogue/storage/profiles";
import type { StorageRole } from "../../config/catalogue/storage/storage-roles";

/** What follows from a role. */
export interface StorageRoleSettings {
  readonly purpose: BucketPurpose;
  /** Value of the Purpose tag, in the documents' words (S1-01, S1-06, S1-08, S4-05). */
  readonly purposeTag: string;
  /** Holds objects of the client's applications: encrypted with its key, announced to EventBridge, listed (C-11, X-02). */
  readonly holdsObjects: boolean;
}

/**
 * The roles in the order their buckets are made: those that others deliver into come first. Document 001 announces two
 * and describes three (C-24); the logs of document 004, which nothing writes there, take the access logs (M-37).
 */
export const STORAGE_ROLES: Readonly<Record<StorageRole, StorageRoleSettings>> = {
  logs: { purpose: "client-logs", purposeTag: "logs-storage", holdsObjects: false },
  inventory: { purpose: "inventory", purposeTag: "inventory-storage", holdsObjects: false },
  input: { purpose: "input", purposeTag: "input-storage", holdsObjects: true },
  output: { purpose: "output", purposeTag: "output-storage", holdsObjects: true },
  data: { purpose: "data", purposeTag: "MainStorage", holdsObjects: true },
};

/** Where a bucket's access logs are kept in the client's log bucket (S1-19). */
export function clientLogPrefix(role: StorageRole): string {
  return `logs/${role}-bucket/`;
}
