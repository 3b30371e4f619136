import { HeadBucketCommand } from "@aws-sdk/client-s3";

import { EXIT, ExitError } from "../../terminal/exit";
import { isNotFound } from "../../aws/failure";
import type { StateStore } from "./state-store";

/** Ends a command that comes before there are states: without its bucket no state is merely missing (G13). */
export async function assertStateBucket({ s3, settings }: StateStore): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: settings.bucket }));
  } catch (error) {
    // Any other refusal comes again from the call that needs more than this, and says there which permission it is about.
    if (isNotFound(error))
      throw new ExitError(EXIT.failed, `there is no state bucket ${settings.bucket}; next: npx fleet provision`);
  }
}
