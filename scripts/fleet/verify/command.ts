import { Command } from "commander";

import { clientOption, jsonOption, targetOptions } from "../terminal/options";
import type { VerifyOptions } from "./verify-s3-security";

const HELP = `
Reads the settings of every bucket that the configuration has in the target: public access block, encryption,
versioning, policy, ownership, access logging, access list and request metrics. It changes nothing. What can't be read
is reported as UNKNOWN, with the permission that is missing, and counts as insecure.

Exit codes: 0 every bucket passes every check; 1 a bucket is insecure, missing or can't be judged, or there is none;
2 usage or invalid configuration; 3 no credentials of the target's account.

Examples:
  $ npx fleet verify-s3-security
  $ npx fleet verify-s3-security --client acme --json
  $ npx fleet verify-s3-security --environment staging --bucket ohio-01-terraform-state-staging
`;

/** `fleet verify-s3-security`: the documented script, with its exact lines (S3-104, S3-105). */
export function verifyS3Security(): Command {
  return targetOptions(new Command("verify-s3-security"))
    .description("verify that every bucket of the target is closed, encrypted, versioned, logged and watched")
    .option("--bucket <name...>", "only these buckets of the configuration")
    .addOption(clientOption("only the buckets of this client"))
    .option("--account", "verify the account's own public access block, too")
    .addOption(jsonOption("print the reports as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (options: VerifyOptions) => (await import("./verify-s3-security")).verifyS3Security(options));
}
