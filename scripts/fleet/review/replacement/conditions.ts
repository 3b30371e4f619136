import type { Case } from "./replacing";

/** Encryption of a cluster's secrets: EKS gives it to what has none, but takes it from nothing. */
export function isTakenOut({ was, will }: Case): boolean {
  return was !== undefined && will === undefined;
}

/** What is there can't be another one; what was not there may come. */
export function isChanged({ was, will }: Case): boolean {
  return was !== undefined && will !== undefined;
}

/** User data is put into a stopped machine, unless the resource says that only a new one gets it. */
export function withUserDataReplacing({ after }: Case): boolean {
  return after.user_data_replace_on_change === true;
}

/** An advanced parameter can't become a standard one. */
export function isLeftAdvanced({ was, will }: Case): boolean {
  return was === "Advanced" && (will === undefined || will === "Standard");
}

/** A VPC's tenancy changes in place only from dedicated to default. */
export function isNotToDefault({ was, will }: Case): boolean {
  return !(was === "dedicated" && (will === undefined || will === "default"));
}

/** The content of what is immutable can't be changed, and nothing becomes mutable again. */
export function isImmutable({ before }: Case): boolean {
  return before.immutable === true;
}
