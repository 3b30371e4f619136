import type { Fleet } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import { ALL_SHARED_BUCKETS } from "../../../../config/catalogue/name-purposes";
import { didYouMean } from "../../../../config/reading/suggest";
import { EXIT, ExitError } from "../../terminal/exit";
import { expectedBuckets } from "../../verify/expected-buckets";
import type { BucketType } from "./bucket-type";

/** A bucket to be destroyed. */
export interface ChosenBucket {
  readonly bucket: string;
  readonly region: string;
  /** State and audit logs are protected: what they hold is gone for good. */
  readonly kind: "state" | "audit-logs" | "other";
}

/** A bucket of the configuration by its name, and by nothing that only resembles it (F22). */
export function bucketNamed(fleet: Fleet, name: string): ChosenBucket {
  const known = expectedBuckets(fleet);
  const found = known.find((bucket) => bucket.name === name);
  if (found) return { bucket: name, region: found.region, kind: kindOf(fleet, name) };
  const hint = didYouMean(
    name,
    known.map((bucket) => bucket.name),
  );
  throw new ExitError(
    EXIT.usage,
    `no bucket of the configuration is called ${JSON.stringify(name)}${hint ? `; ${hint}` : ""}`,
  );
}

/** The buckets of a type; `all` leaves state and audit logs out, which have to be named one by one. */
export function bucketsOfType(fleet: Fleet, type: BucketType): ChosenBucket[] {
  const { target } = fleet;
  if (type === "backend-state") return [bucketNamed(fleet, target.stateBucket)];
  if (type !== "all")
    return [bucketNamed(fleet, names.sharedBucket(target, type === "audit_logs" ? "audit-logs" : type))];
  const shared = ALL_SHARED_BUCKETS.map((each) => names.sharedBucket(target, each));
  const known = expectedBuckets(fleet).filter(({ name }) => shared.includes(name));
  return known.map(({ name }) => bucketNamed(fleet, name)).filter(({ kind }) => kind === "other");
}

/**
 * What kind of bucket this name stands for, copies in other regions included. A name outside the target's configuration
 * is judged by what it looks like: it may be another region's or environment's, and is rather protected than not (G10).
 */
export function kindOf(fleet: Fleet, name: string): ChosenBucket["kind"] {
  const { target } = fleet;
  const original = name.replace(/-replica$/, "");
  if (original === target.stateBucket) return "state";
  if (original === names.sharedBucket(target, "audit-logs")) return "audit-logs";
  if (isKnown(fleet, name)) return "other";
  if (/(^|-)terraform-state(-|$)/.test(name)) return "state";
  return /(^|-)audit-?logs(-|$)/.test(name) ? "audit-logs" : "other";
}

/** Whether the target's configuration has a bucket of exactly this name. */
export function isKnown(fleet: Fleet, name: string): boolean {
  return expectedBuckets(fleet).some((bucket) => bucket.name === name);
}
