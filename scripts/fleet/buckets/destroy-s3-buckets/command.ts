import { Command, Option } from "commander";

import { jsonOption, targetOptions, yesOption } from "../../terminal/options";
import { BUCKET_TYPES } from "./bucket-type";
import { destructionOptions } from "./options";
import type { DestroyS3BucketsOptions } from "./destroy-s3-buckets";

const HELP = `
Deletes buckets with every version, delete marker and open upload in them. Everything is looked at first: what is locked,
what can't be read or saved, or what must be kept ends the command before anything is deleted. Killed in the middle, it is
gone on with by running it again.

State and audit logs are never among --type all. Their names are typed in a terminal, whatever else is given; audit logs
within their retention are refused, and states that know resources are unless --i-understand-state-loss. --force is the
documented word for --yes: it answers the question about other buckets, and overrides no refusal.

Exit codes: 0 destroyed, 1 refused or failed, 2 usage, or nobody to ask, 130 interrupted.

Examples:
  $ npx fleet destroy-s3-buckets --environment staging --region us-east-2 --type traces --dry-run
  $ npx fleet destroy-s3-buckets --environment staging --region us-east-2 --type all --backup
  $ npx fleet destroy-s3-buckets --bucket ohio-01-us-east-2-acme-input-staging --backup --force
`;

/** `fleet destroy-s3-buckets`: buckets of the configuration, by their exact names (S3-106, G10). */
export function destroyS3Buckets(): Command {
  return destructionOptions(
    targetOptions(new Command("destroy-s3-buckets"))
      .description("delete buckets of the configuration with everything in them")
      .addOption(new Option("--type <type>", "which of the shared buckets").choices(BUCKET_TYPES).conflicts("bucket"))
      .option("--bucket <name>", "a bucket of the configuration, by its name"),
  )
    .option("--force", "the same as --yes")
    .addOption(yesOption("don't ask, except for protected buckets"))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: DestroyS3BucketsOptions) =>
      (await import("./destroy-s3-buckets")).destroyS3Buckets(options),
    );
}
