import { planLifecycle, type LifecycleOptions } from "./lifecycle";
import type { BucketPurpose } from "./profiles";

/** The first day on which a bucket's lifecycle archives objects that it still keeps: from then on they are read only after a restore. */
export function archiveDay(purpose: BucketPurpose, options: LifecycleOptions): number | undefined {
  const { rules, archiveTiers } = planLifecycle(purpose, options);
  const steps = rules.flatMap(({ transitions }) => transitions);
  const into = (wanted: string): number | undefined => steps.find(({ storageClass }) => storageClass === wanted)?.days;
  const [tier] = archiveTiers;
  const tiering = into("INTELLIGENT_TIERING");
  return into("GLACIER") ?? (tier && tiering !== undefined ? tiering + tier.days : undefined);
}
