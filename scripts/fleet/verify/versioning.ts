import { GetBucketVersioningCommand } from "@aws-sdk/client-s3";

import type { BucketCheck } from "./bucket-check";
import { fail, pass } from "./verdict";

/** Check 3: what is overwritten or deleted can be had back. */
export const versioning: BucketCheck = {
  id: "versioning",
  title: "Versioning",
  permission: "s3:GetBucketVersioning",
  async judge({ name: Bucket }, { s3 }) {
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    if (Status === "Enabled") return pass("ENABLED");
    return fail(Status === undefined ? "NOT CONFIGURED" : Status.toUpperCase());
  },
};
