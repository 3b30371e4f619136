import { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
  type S3BucketLifecycleConfigurationRuleFilter,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { planLifecycle, type LifecycleOptions } from "../../config/catalogue/storage/lifecycle";
import type { LifecycleFilter, LifecyclePlan, LifecycleRule } from "../../config/catalogue/storage/lifecycle-rule";
import { validateLifecycle } from "../../config/catalogue/storage/lifecycle-validation";
import type { BucketPurpose } from "../../config/catalogue/storage/profiles";

/** What the lifecycle of a bucket follows from. */
export interface BucketLifecycleProps extends LifecycleOptions {
  readonly bucket: string;
  readonly purpose: BucketPurpose;
  /** Versioning, so that rules on noncurrent versions have something to act on. */
  readonly dependsOn: ITerraformDependable[];
  readonly provider?: TerraformProvider;
}

/** The lifecycle of one bucket, refused at synth if S3 would refuse it (M-01). */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: BucketLifecycleProps) {
    super(scope, id);
    const { bucket, dependsOn, provider } = props;
    const plan = validPlan(props);
    new S3BucketLifecycleConfiguration(this, "rules", {
      bucket,
      // S3's default, made visible: smaller objects cost more to move than they save (M-71).
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: plan.rules.map(toRule),
      dependsOn,
      provider,
    });
    if (plan.archiveTiers.length > 0) {
      new S3BucketIntelligentTieringConfiguration(this, "tiering", {
        bucket,
        name: "OptimizeAllObjects",
        status: "Enabled",
        tiering: [...plan.archiveTiers],
        provider,
      });
    }
  }
}

function validPlan({ purpose, ...options }: BucketLifecycleProps): LifecyclePlan {
  const plan = planLifecycle(purpose, options);
  const problems = validateLifecycle(plan);
  if (problems.length > 0) throw new Error(`Lifecycle for purpose ${purpose}: ${problems.join("; ")}`);
  return plan;
}

function toRule(rule: LifecycleRule): S3BucketLifecycleConfigurationRule {
  const { expirationDays: days, expiredObjectDeleteMarker } = rule;
  return {
    id: rule.id,
    status: "Enabled",
    filter: [toFilter(rule.filter)],
    transition: listOrNothing(rule.transitions),
    expiration: days || expiredObjectDeleteMarker ? [{ days, expiredObjectDeleteMarker }] : undefined,
    noncurrentVersionTransition: listOrNothing(
      rule.noncurrentTransitions.map(({ days, storageClass }) => ({ noncurrentDays: days, storageClass })),
    ),
    noncurrentVersionExpiration: rule.noncurrentExpirationDays
      ? [{ noncurrentDays: rule.noncurrentExpirationDays }]
      : undefined,
    abortIncompleteMultipartUpload: rule.abortMultipartDays
      ? [{ daysAfterInitiation: rule.abortMultipartDays }]
      : undefined,
  };
}

/** S3 takes either one criterion or an `and` of several, never two side by side (M-04). */
function toFilter({ prefix, tags }: LifecycleFilter): S3BucketLifecycleConfigurationRuleFilter {
  return tags ? { and: [{ prefix, tags }] } : { prefix };
}

function listOrNothing<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}
