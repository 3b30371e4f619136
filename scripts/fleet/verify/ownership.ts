import { GetBucketOwnershipControlsCommand } from "@aws-sdk/client-s3";

import type { BucketCheck } from "./bucket-check";
import { unlessUnset } from "../aws/unless-unset";
import { fail, pass } from "./verdict";

/** Check 5: every object belongs to the bucket's account, and access lists say nothing. */
export const ownership: BucketCheck = {
  id: "ownership",
  title: "Object Ownership",
  permission: "s3:GetBucketOwnershipControls",
  async judge({ name: Bucket }, { s3 }) {
    const answer = s3.send(new GetBucketOwnershipControlsCommand({ Bucket }));
    const found = await unlessUnset(answer, "OwnershipControlsNotFoundError");
    const owners = found?.OwnershipControls?.Rules?.map((rule) => rule.ObjectOwnership) ?? [];
    if (owners.length === 0) return fail("NOT CONFIGURED");
    const enforced = owners.every((owner) => owner === "BucketOwnerEnforced");
    return enforced ? pass("ENFORCED (BucketOwnerEnforced)") : fail(`NOT ENFORCED (${owners.join(", ")})`);
  },
};
