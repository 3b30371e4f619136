import type { Fleet } from "../../../config/fleet";
import { didYouMean } from "../../../config/reading/suggest";
import { EXIT, ExitError } from "../terminal/exit";
import { note } from "../terminal/print";
import { clientOf } from "../terminal/target";
import type { ExpectedBucket } from "./expected-buckets";

/** What the options say of buckets. */
export interface BucketChoice {
  readonly bucket?: readonly string[];
  readonly client?: string;
}

/** The buckets that the options name. A name outside the configuration is refused rather than looked for (F22). */
export function chosenBuckets(
  expected: readonly ExpectedBucket[],
  fleet: Fleet,
  { client, bucket }: BucketChoice,
): readonly ExpectedBucket[] {
  const own = client === undefined ? expected : expected.filter((each) => each.client === clientOf(fleet, client).name);
  if (client !== undefined) note(`Only the buckets of ${client}.`);
  const known = own.map(({ name }) => name);
  for (const name of bucket ?? []) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "it has none");
    throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is not a bucket of the configuration; ${hint}`);
  }
  return bucket ? own.filter(({ name }) => bucket.includes(name)) : own;
}
