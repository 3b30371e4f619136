import { Command } from "commander";

import { dryRunOption, jsonOption, regionOption, targetOptions, yesOption } from "../terminal/options";
import type { ProvisionOptions } from "./provision-target";

const HELP = `
Makes what must exist before any layer: the state bucket and its lock table, and the buckets that clients share. Terraform
makes them from the stack bootstrap; its state moves into the bucket afterwards. Run it with --dry-run first.

What exists already and is not in Terraform's state is only adopted with --force, which by the documents answers the
question as well; --yes answers it and adopts nothing. What is another account's is never adopted, and nothing is ever
destroyed or replaced. A run that was killed or failed is gone on with by running it again. What
Terraform prints is kept in .cache/provision-{environment}-{region}.log. --with-replication and
--kms-key-id are settings: they are written to config/platform.yaml, so that the next deploy agrees with them.

Exit codes: 0 done, or nothing to do; 1 refused or failed; 2 usage; 3 no terraform or no credentials; 130 interrupted.

Examples:
  $ npx fleet provision --environment production --region us-east-2 --dry-run
  $ npx fleet provision --environment production --region us-east-2
  $ npx fleet provision --backend-only --force
  $ npx fleet provision --with-replication --replica-region us-west-2
  $ npx fleet provision --kms-key-id arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
`;

/** `fleet provision`: the state's place and the shared buckets of a target (S0-03, S0-12, S3-96). */
export function provision(): Command {
  return targetOptions(new Command("provision"))
    .description("make the state bucket, the lock table and the shared buckets")
    .option("--project-name <name>", "the project, which must be the configuration's")
    .option("--with-replication", "copy the buckets to another region")
    .addOption(regionOption("--replica-region", "the region they are copied to"))
    .option("--kms-key-id <arn>", "encrypt with this KMS key instead of S3's own")
    .option("--backend-only", "only the state bucket and the lock table")
    .option("--observability-only", "only the buckets that clients share")
    .addOption(dryRunOption("show what would be made and make nothing"))
    .option("--force", "adopt what exists and is ours, and don't ask")
    .addOption(yesOption())
    .option("--verbose", "show what Terraform prints as it comes, besides keeping it in the log")
    .addOption(jsonOption("print the plan as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (options: ProvisionOptions) => (await import("./provision-target")).provisionTarget(options));
}
