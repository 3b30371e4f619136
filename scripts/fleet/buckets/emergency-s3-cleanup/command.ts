import { Command } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { destructionOptions } from "../destroy-s3-buckets/options";
import type { EmergencyOptions } from "./emergency-s3-cleanup";

const HELP = `
For a bucket that destroy-s3-buckets can't delete: its policy denies its owner, uploads are stuck, replication is in the
way, or the configuration no longer knows it. The bucket's policy is removed first. Any bucket of the target's account in
its region can be named; state, audit logs and locked versions are protected as they are there.

The name is typed in a terminal, and no option stands in for that.

Exit codes: 0 destroyed, 1 refused or failed, 2 nobody to ask, 130 interrupted.

Examples:
  $ npx fleet emergency-s3-cleanup --bucket ohio-01-us-east-2-old-client-input-staging --dry-run
  $ npx fleet emergency-s3-cleanup --bucket ohio-01-us-east-2-old-client-input-staging --backup
`;

/** `fleet emergency-s3-cleanup`: what is left when everything else has failed (S3-110). */
export function emergencyS3Cleanup(): Command {
  return destructionOptions(
    targetOptions(new Command("emergency-s3-cleanup"))
      .description("delete one bucket that destroy-s3-buckets can't")
      .requiredOption("--bucket <name>", "the bucket"),
  )
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: EmergencyOptions) => (await import("./emergency-s3-cleanup")).emergencyS3Cleanup(options));
}
