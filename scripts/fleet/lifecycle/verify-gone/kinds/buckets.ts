import { type S3Client, paginateListBuckets } from "@aws-sdk/client-s3";

import { ALL_SHARED_BUCKETS, type AnySharedBucket } from "../../../../../config/catalogue/name-purposes";
import { plural } from "../../../../../config/catalogue/plural";
import type { Platform } from "../../../../../config/fleet";
import { names, type PrefixType } from "../../../../../config/names";
import { listVersions } from "../../../aws/list-versions";
import { s3Client } from "../../../aws/s3";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { ClientPlace } from "../client-places";
import type { Leftover, SweepKind, SweepScene } from "../sweep-scene";

/** Buckets of the client's own, and the copies of them, wherever they are. */
export const buckets: SweepKind = {
  id: "buckets",
  scope: "account",
  looked: "whole names, in all regions",
  means: "a bucket that isn't empty can't be destroyed; its name is the world's",
  permission: "s3:ListAllMyBuckets",
  async look(scene) {
    const { partition } = scene;
    const all = await bucketsOf(scene);
    const ours = all.filter(({ name }) => scene.names("S3 bucket").has(name));
    return {
      leftovers: ours.map(({ name, region }) => ({
        subject: name,
        arn: `arn:${partition}:s3:::${name}`,
        found: "name",
        commands: [
          `npx fleet emergency-s3-cleanup --bucket ${name} --backup`,
          awsCall(region, "s3api", "delete-bucket", "--bucket", name),
        ],
      })),
    };
  },
};

/** What clients share a bucket for, and how long it is kept; without days somebody must delete it. */
const PREFIXES: Readonly<
  Record<PrefixType, { readonly bucket: AnySharedBucket; readonly days?: (retention: Platform["retention"]) => number }>
> = {
  logs: { bucket: "logs", days: ({ logsDays }) => logsDays },
  traces: { bucket: "traces", days: ({ tracesDays }) => tracesDays },
  metrics: { bucket: "metrics", days: ({ metricsDays }) => metricsDays },
  "audit-logs": { bucket: "audit-logs", days: ({ auditLogsDays }) => auditLogsDays },
  "apm-config": { bucket: "apm-config" },
  backups: { bucket: "apm-config" },
};

/** A bucket with more versions below a prefix than this many is counted from today on: reading them all takes too long. */
const MOST_VERSIONS = 50_000;

const DAY = 24 * 60 * 60 * 1000;

/** The client's part of the buckets that clients share, and of their copies. */
export const prefixes: SweepKind = {
  id: "prefixes",
  scope: "account",
  looked: "objects below the client's prefixes, every version",
  means:
    "records end with their retention; the configuration of monitoring tools has none, and somebody must delete it",
  permission: "s3:ListAllMyBuckets and s3:ListBucketVersions on the shared buckets",
  async look(scene) {
    const all = new Map((await bucketsOf(scene)).map(({ name, region }) => [name, region]));
    const looked = scene.places.flatMap((place) => {
      const shared = ALL_SHARED_BUCKETS.map((type) => [type, names.sharedBucket(place.fleet.target, type)] as const);
      return (Object.keys(PREFIXES) as PrefixType[]).flatMap((type) => {
        const [, bucket] = shared.find(([each]) => each === PREFIXES[type].bucket)!;
        return [bucket, names.replicaBucket(bucket)].flatMap((name) => {
          const region = all.get(name);
          if (region === undefined) return [];
          const s3 = s3Client({ region, accountId: scene.accountId });
          return [below({ s3, region, bucket: name, type }, place, scene)];
        });
      });
    });
    return { leftovers: (await Promise.all(looked)).flat() };
  },
};

interface Shared {
  readonly s3: S3Client;
  readonly region: string;
  readonly bucket: string;
  readonly type: PrefixType;
}

async function below(
  { s3, region, bucket, type }: Shared,
  { fleet }: ClientPlace,
  { client, today }: SweepScene,
): Promise<Leftover[]> {
  const prefix = names.clientPrefix(type, client);
  let count = 0;
  let newest = 0;
  for await (const page of listVersions(s3, bucket, prefix)) {
    const objects = page.filter(({ isDeleteMarker }) => !isDeleteMarker);
    count += objects.length;
    for (const { lastModified } of objects) newest = Math.max(newest, lastModified.getTime());
    if (count > MOST_VERSIONS) break;
  }
  if (count === 0) return [];
  const isMore = count > MOST_VERSIONS;
  const versions = isMore ? `more than ${MOST_VERSIONS} versions` : plural(count, "version");
  const subject = `s3://${bucket}/${prefix} (${versions})`;
  const days = PREFIXES[type].days?.(fleet.platform.retention);
  if (days === undefined) {
    const remove = awsCall(region, "s3", "rm", "--recursive", `s3://${bucket}/${prefix}`);
    return [{ subject, found: "prefix", commands: [remove] }];
  }
  const last = isMore ? Date.parse(today) : newest;
  const until = new Date(last + days * DAY).toISOString().slice(0, 10);
  const because = `${type} are kept for ${plural(days, "day")}`;
  return [{ subject, found: "prefix", commands: [], kept: { until, because } }];
}

async function bucketsOf({
  region,
  accountId,
}: SweepScene): Promise<{ readonly name: string; readonly region: string }[]> {
  const client = s3Client({ region, accountId });
  const all = await allPages(paginateListBuckets({ client, pageSize: 1000 }, {}), ({ Buckets }) => Buckets);
  return all.map(({ Name = "", BucketRegion = region }) => ({ name: Name, region: BucketRegion }));
}
