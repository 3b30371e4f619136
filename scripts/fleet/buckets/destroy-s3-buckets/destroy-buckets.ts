import { join } from "node:path";

import { plural } from "../../../../config/catalogue/plural";
import type { Fleet } from "../../../../config/fleet";
import { confirmTyped } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { note } from "../../terminal/print";
import { assertAccount } from "../../aws/identity";
import { s3Client } from "../../aws/s3";
import type { ChosenBucket } from "./choose-buckets";
import { destroyBucket, saveBucket } from "./destroy-bucket";
import { inspectBucket, type BucketInspection } from "./inspect-bucket";
import { refusals } from "./refusals";
import { statesInUse } from "./state-in-use";
import { whileAlone } from "./while-alone";

/** How buckets are destroyed. */
export interface DestroyOptions {
  readonly root: string;
  readonly dryRun?: boolean;
  readonly backup?: boolean;
  readonly backupDir?: string;
  readonly bypassGovernance?: boolean;
  readonly iUnderstandStateLoss?: boolean;
  /** Asks before anything is changed; throws when the answer is no. */
  readonly ask: (inspections: readonly BucketInspection[]) => Promise<void>;
  /** Every bucket's name is to be typed, not only those that are protected. */
  readonly typed: boolean;
}

/** What became of a bucket. */
export interface DestroyedBucket {
  readonly bucket: string;
  readonly result: "destroyed" | "would be destroyed" | "not there";
  readonly versions: number;
  readonly backup?: string;
}

/**
 * Destroys buckets, one after the other, when all of them may be: looks at everything first, refuses, saves and verifies,
 * asks, and only then deletes (G10).
 */
export async function destroyBuckets(
  fleet: Fleet,
  chosen: readonly ChosenBucket[],
  options: DestroyOptions,
): Promise<DestroyedBucket[]> {
  const { accountId } = fleet.target;
  await assertAccount(fleet.target);
  const work = (): Promise<DestroyedBucket[]> => destroyAlone(fleet, chosen, options);
  return options.dryRun ? work() : whileAlone({ accountId, buckets: chosen.map(({ bucket }) => bucket) }, work);
}

async function destroyAlone(
  fleet: Fleet,
  chosen: readonly ChosenBucket[],
  options: DestroyOptions,
): Promise<DestroyedBucket[]> {
  const { target } = fleet;
  const { accountId } = target;
  const looked = await Promise.all(
    chosen.map(async ({ bucket, region, kind }) => {
      const s3 = s3Client({ region, accountId });
      return { bucket, region, kind, s3, inspection: await inspectBucket(s3, bucket) };
    }),
  );
  const absent = looked.filter(({ inspection }) => !inspection);
  for (const { bucket } of absent) note(`${bucket}: there is no such bucket`);
  const there = looked.flatMap(({ inspection, ...bucket }) => (inspection ? [{ ...bucket, inspection }] : []));
  for (const { inspection } of there) note(describe(inspection));

  const reasons: string[] = [];
  for (const { s3, bucket, kind, inspection } of there) {
    const place = { s3, bucket, table: target.lockTable, region: target.homeRegion };
    const states = kind === "state" ? await statesInUse(place) : { alive: [], locked: [] };
    const terms = {
      kind,
      states,
      retentionDays: fleet.platform.retention.auditLogsDays,
      bypassGovernance: options.bypassGovernance === true,
      understandsStateLoss: options.iUnderstandStateLoss === true,
      now: new Date(),
    };
    reasons.push(...refusals(inspection, terms));
  }
  if (reasons.length > 0) throw new ExitError(EXIT.failed, `refused, nothing was deleted:\n  ${reasons.join("\n  ")}`);
  const results: DestroyedBucket[] = absent.map(({ bucket }) => ({ bucket, result: "not there", versions: 0 }));
  const counted = ({ versions, markers }: BucketInspection): number => versions + markers;
  if (options.dryRun)
    return [
      ...results,
      ...there.map(({ bucket, inspection }) => ({
        bucket,
        result: "would be destroyed" as const,
        versions: counted(inspection),
      })),
    ];
  if (there.length === 0) return results;

  await options.ask(there.map(({ inspection }) => inspection));
  for (const { bucket, kind, inspection } of there)
    if (options.typed || kind !== "other")
      await confirmTyped(`${bucket} and its ${plural(counted(inspection), "version")} will be gone for good.`, bucket);
  await interruptible(async (interrupted) => {
    const backupDir = options.backupDir ?? join(options.root, "backups");
    const backups = new Map<string, Awaited<ReturnType<typeof saveBucket>>>();
    // All of them before the first deletion.
    if (options.backup)
      for (const bucket of there)
        backups.set(bucket.bucket, await saveBucket({ ...bucket, accountId, interrupted }, backupDir));
    for (const bucket of there) {
      const versions = await destroyBucket({
        ...bucket,
        accountId,
        interrupted,
        bypassGovernance: options.bypassGovernance === true,
        backup: backups.get(bucket.bucket)?.manifest,
      });
      const backup = backups.get(bucket.bucket)?.folder;
      results.push({ bucket: bucket.bucket, result: "destroyed", versions, backup });
    }
  });
  return results;
}

function describe({
  bucket,
  versioning,
  versions,
  markers,
  bytes,
  uploads,
  replicates,
  held,
}: BucketInspection): string {
  const parts = [
    `${plural(versions, "version")} (${plural(bytes, "byte")})`,
    plural(markers, "delete marker"),
    plural(uploads, "open upload"),
    `versioning ${versioning}`,
    ...(replicates ? ["replicates"] : []),
    ...(held.length > 0 ? [`${plural(held.length, "version")} locked`] : []),
  ];
  return `${bucket}: ${parts.join(", ")}`;
}
