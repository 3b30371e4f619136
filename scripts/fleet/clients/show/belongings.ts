import { SHARED_BUCKETS } from "../../../../config/catalogue/name-purposes";
import { uploadEndings } from "../../../../config/catalogue/storage/upload-endings";
import type { Client, Fleet, Target } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import { namesOfClient } from "../../../../config/names/client-names";
import { featuresOf } from "../../../../config/names/features";

/** What a client's things are called; none of their contents. */
export interface Belongings {
  readonly buckets: readonly string[];
  /** `s3://bucket/prefix` of its parts of shared buckets. */
  readonly prefixes: readonly string[];
  /** In Secrets Manager. */
  readonly secrets: readonly string[];
  readonly logGroups: readonly string[];
  readonly zone: string;
}

/** The names of a client's buckets, prefixes, secrets and log groups in a target, by the one scheme of names. */
export function belongingsOf(client: Client, target: Target, { platform }: Pick<Fleet, "platform">): Belongings {
  const { name, storage, network, zoneName, apm } = client;
  const made = [
    ...namesOfClient({
      client: name,
      place: target,
      features: featuresOf(client, platform.alerting.smtp !== undefined),
      bucketRoles: storage.enableDedicatedBuckets ? storage.roles : [],
      uploadEndings: uploadEndings(storage.notifySuffixes),
      zones: network.zones.map(({ availabilityZone }) => availabilityZone),
      parentZone: target.parentZone,
      furtherRegion: undefined,
      replicaRegion: storage.replication.region,
    }),
  ];
  const ofKind = (kind: (typeof made)[number]["kind"]): string[] =>
    made.filter((each) => each.kind === kind).map((each) => each.name);
  const shared = [...SHARED_BUCKETS, ...(apm.configStore ? (["apm-config"] as const) : [])];
  return {
    buckets: ofKind("S3 bucket"),
    prefixes: shared.map((type) => `s3://${names.sharedBucket(target, type)}/${names.clientPrefix(type, name)}`),
    secrets: ofKind("secret"),
    logGroups: ofKind("log group"),
    zone: zoneName,
  };
}
