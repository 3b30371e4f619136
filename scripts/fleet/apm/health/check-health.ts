import { describeBucket, type BucketDetails } from "../store/buckets";
import type { ApmContext } from "../store/apm-context";
import { journalKey } from "../store/apm-keys";
import { ApmError } from "../failure/apm-error";
import { listConfigs } from "../list/list-configs";
import type { MetricsSnapshot } from "../store/operation-metrics";

/** One thing that was looked at. */
export interface HealthCheck {
  readonly name: "bucket" | "versioning" | "encryption" | "configurations" | "promotion";
  /** `unknown` when it could not be looked at, which is never healthy (G13). */
  readonly status: "ok" | "failed" | "unknown";
  readonly message: string;
}

/** How the store is (S2-16). */
export interface Health {
  readonly status: "healthy" | "unhealthy";
  readonly bucket: string;
  /** How long the checks took together. */
  readonly responseMs: number;
  readonly checks: readonly HealthCheck[];
  /** Of everything this process did, with these checks. */
  readonly metrics: MetricsSnapshot;
}

/** Looks whether the bucket is there, ours, versioned and encrypted, and whether the configurations can be reached. */
export async function checkHealth(context: ApmContext): Promise<Health> {
  const start = context.now();
  const checks = await allChecks(context);
  const metrics = context.metrics.snapshot();
  if (metrics.slow) context.log.write("warn", "the average response takes more than 5 s", { bucket: context.bucket });
  return {
    status: checks.every(({ status }) => status === "ok") ? "healthy" : "unhealthy",
    bucket: context.bucket,
    responseMs: context.now() - start,
    checks,
    metrics,
  };
}

async function allChecks(context: ApmContext): Promise<HealthCheck[]> {
  const { s3, record, bucket } = context;
  let details: BucketDetails;
  try {
    details = await describeBucket(s3, record, bucket);
  } catch (error) {
    return [failure("bucket", error)];
  }
  const { versioning, encryption } = details;
  return [
    { name: "bucket", status: "ok", message: bucket },
    { name: "versioning", status: versioning === "Enabled" ? "ok" : "failed", message: versioning },
    { name: "encryption", status: encryption === "none" ? "failed" : "ok", message: encryption },
    ...(await Promise.all([configurations(context), promotion(context)])),
  ];
}

async function configurations(context: ApmContext): Promise<HealthCheck> {
  try {
    const stored = await listConfigs(context);
    return { name: "configurations", status: "ok", message: stored.map(({ type }) => type).join(", ") || "none yet" };
  } catch (error) {
    return failure("configurations", error);
  }
}

/** What is left of an interrupted promotion means that some configurations are new and others are not. */
async function promotion(context: ApmContext): Promise<HealthCheck> {
  try {
    const journal = await context.objects.find({ bucket: context.bucket, key: journalKey(context) });
    const message = "one is under way or was interrupted: fleet apm promote finishes it, or takes it back";
    return journal
      ? { name: "promotion", status: "failed", message }
      : { name: "promotion", status: "ok", message: "none is unfinished" };
  } catch (error) {
    return failure("promotion", error);
  }
}

function failure(name: HealthCheck["name"], error: unknown): HealthCheck {
  if (!(error instanceof ApmError)) throw error;
  return {
    name,
    status: error.code === "NOT_FOUND" ? "failed" : "unknown",
    message: `${error.code}: ${error.message}`,
  };
}
