import type { Fleet } from "../../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { note } from "../../terminal/print";
import { isAccessDenied } from "../../aws/failure";
import { assertAccount } from "../../aws/identity";
import { s3Client } from "../../aws/s3";
import { bucketWithoutPolicy, policyOf } from "./bucket-without-policy";
import { isKnown, kindOf } from "./choose-buckets";
import { destroyBuckets, type DestroyedBucket, type DestroyOptions } from "./destroy-buckets";

/** How a bucket is cleaned up in an emergency. */
export interface CleanUpOptions extends Omit<DestroyOptions, "ask" | "typed"> {
  /** Has the bucket's name typed; throws when it is not. */
  readonly confirmName: () => Promise<void>;
}

/**
 * Destroys a bucket that nothing else can: without its policy, which may deny its owner even to look at it. State and
 * audit logs of another region or environment are refused: their protection needs that target's settings (S3-110, G10).
 */
export async function cleanUpBucket(fleet: Fleet, bucket: string, options: CleanUpOptions): Promise<DestroyedBucket[]> {
  const kind = kindOf(fleet, bucket);
  if (kind !== "other" && !isKnown(fleet, bucket))
    throw new ExitError(EXIT.failed, `${bucket} looks like ${kind} of another target: name its environment and region`);
  await assertAccount(fleet.target);
  const { region, accountId } = fleet.target;
  const s3 = s3Client({ region, accountId });
  const chosen = [{ bucket, region, kind }];
  const hasPolicy = (await policyOf(s3, bucket)) !== undefined;
  if (hasPolicy) note(`${bucket}: its policy is removed first, and put back if the bucket stays`);
  const ask = (): Promise<void> => Promise.resolve();
  const rehearsed = await rehearse();
  if (options.dryRun || rehearsed?.every(({ result }) => result === "not there")) return rehearsed ?? [];
  await options.confirmName();
  return bucketWithoutPolicy(s3, bucket, () => destroyBuckets(fleet, chosen, { ...options, typed: false, ask }));

  /** What would be destroyed; undefined when the policy, which is to go, may be why that can't be seen. */
  async function rehearse(): Promise<DestroyedBucket[] | undefined> {
    try {
      return await destroyBuckets(fleet, chosen, { ...options, dryRun: true, typed: false, ask });
    } catch (error) {
      if (!hasPolicy || !isAccessDenied(error instanceof ExitError ? error.cause : error)) throw error;
      note(
        `${bucket}: what is in it can't be seen before its policy is removed; it is refused then as it would be now`,
      );
      return undefined;
    }
  }
}
