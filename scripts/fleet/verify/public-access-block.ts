import { GetPublicAccessBlockCommand, type PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";

import type { BucketCheck } from "./bucket-check";
import { unlessUnset } from "../aws/unless-unset";
import { fail, pass, type Verdict } from "./verdict";

const SETTINGS = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"] as const;

/** Check 1: the bucket's own block, whatever the account's says. */
export const publicAccessBlock: BucketCheck = {
  id: "public-access-block",
  title: "Public Access Block",
  permission: "s3:GetBucketPublicAccessBlock",
  async judge({ name: Bucket }, { s3 }) {
    const answer = s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    const found = await unlessUnset(answer, "NoSuchPublicAccessBlockConfiguration");
    return judgePublicAccessBlock(found?.PublicAccessBlockConfiguration);
  },
};

/** All four settings, or it is no block: each closes another way to the public. */
export function judgePublicAccessBlock(settings: PublicAccessBlockConfiguration | undefined): Verdict {
  if (!settings) return fail("NOT CONFIGURED");
  const off = SETTINGS.filter((setting) => settings[setting] !== true);
  return off.length === 0 ? pass("ENABLED (All 4 settings active)") : fail(`INCOMPLETE (off: ${off.join(", ")})`);
}
