import type { Fleet } from "../../../config/fleet";
import { names, SHARED_BUCKETS } from "../../../config/names";
import { didYouMean } from "../../../config/suggest";
import { EXIT, ExitError } from "../../terminal/exit";
import { expectedBuckets } from "../verify/expected-buckets";

/** What may be named with --type; `audit_logs` is how the documents spell it (C-30). */
export const BUCKET_TYPES = [
  ...(["logs", "traces", "metrics", "audit_logs", "audit-logs", "apm-config"] as const),
  ...(["backend-state", "all"] as const),
];

/** A kind of bucket, or all that are not protected. */
export type BucketType = (typeof BUCKET_TYPES)[number];

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
  const shared = type === "all" ? SHARED_BUCKETS.filter((each) => each !== "audit-logs") : [sharedType(type)];
  return shared.map((each) => bucketNamed(fleet, names.sharedBucket(target, each)));
}

/** What kind of bucket this name stands for, copies in other regions included. */
export function kindOf({ target }: Fleet, name: string): ChosenBucket["kind"] {
  const original = name.replace(/-replica$/, "");
  if (original === target.stateBucket) return "state";
  return original === names.sharedBucket(target, "audit-logs") ? "audit-logs" : "other";
}

function sharedType(type: Exclude<BucketType, "all" | "backend-state">) {
  return type === "audit_logs" ? "audit-logs" : type;
}
