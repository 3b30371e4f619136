import type { Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { didYouMean } from "../../../config/reading/suggest";
import { clientLogPrefix } from "../../../modules/client-storage/storage-role";
import { accessLogPrefix } from "../../../modules/storage/policy";
import { EXIT, ExitError } from "../terminal/exit";
import { expectedBuckets } from "../verify/expected-buckets";

/** Where a bucket's access logs are. */
export interface LogPlace {
  readonly bucket: string;
  /** With a slash at the end. */
  readonly prefix: string;
  readonly region: string;
}

/** Where the access logs of a bucket of the configuration are delivered to (C-27, S1-19); exit 2 for any other bucket. */
export function logPlace(fleet: Fleet, bucketName: string): LogPlace {
  const buckets = expectedBuckets(fleet);
  const bucket = buckets.find(({ name }) => name === bucketName);
  const { environment, region } = fleet.target;
  if (bucket === undefined) {
    const known = buckets.map(({ name }) => name);
    const hint = didYouMean(bucketName, known) ?? "fleet verify-s3-security lists them";
    throw new ExitError(
      EXIT.usage,
      `${JSON.stringify(bucketName)} is no bucket of ${environment} in ${region}; ${hint}`,
    );
  }
  const { accessLogs } = bucket;
  if (!("target" in accessLogs)) {
    throw new ExitError(EXIT.usage, `${bucketName} has no access logs: it is a ${accessLogs.exempt}`);
  }
  return { bucket: accessLogs.target, prefix: prefixOf(fleet, bucketName), region: bucket.region };
}

/** A client's buckets have prefixes of their own in the client's log bucket. */
function prefixOf({ target, clients }: Fleet, bucketName: string): string {
  for (const { name, storage } of clients) {
    const role = storage.roles.find((each) => names.clientBucket(target, name, each) === bucketName);
    if (role !== undefined) return clientLogPrefix(role);
  }
  return accessLogPrefix(bucketName);
}
