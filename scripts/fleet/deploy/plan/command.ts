import { Argument, Command, InvalidArgumentError, Option } from "commander";

import { jsonOption, targetOptions } from "../../terminal/options";
import { TERRAFORMS } from "../terraform-at";
import type { PlanOptions } from "./plan";

const HELP = `
Synthesizes, then has Terraform plan each stack in the order of layers; nothing is changed. Of each plan <folder> gets
<stack>.json, in the form of terraform show -json, with addresses, actions and names of attributes; of values only those
that the synthesized stack holds anyway: whatever else it is, secrets among it, is replaced by a mark. plans.json says
what they were made from, and fleet gate --plans reads both. Terraform's own plan files hold secrets: they lie in a folder
that nobody else can read, and are removed unless --keep.

The last line is the digest of the change set: fleet deploy --expect deploys that change set and no other. A stack that
reads what isn't deployed yet can't be planned: it is named with what it waits for, and its text is part of the digest.

Without names all layers are planned. No state is locked unless --lock, so that a role that may only read can plan. TF_PLUGIN_CACHE_DIR is used where it is set.

Exit codes: 0 planned, 1 a stack can't be planned, or has drift, 2 usage or invalid configuration, 3 a tool or credentials
are missing, 130 interrupted.

Examples:
  $ npx fleet plan --out plans
  $ npx fleet plan foundation platform --out plans --terraform tofu
  $ npx fleet plan --refresh-only --out drift --json
`;

/** `fleet plan`: what Terraform would do, stack by stack, for review. */
export function plan(): Command {
  return targetOptions(new Command("plan"))
    .description("have Terraform plan every stack, and write what a review needs of it")
    .addArgument(new Argument("[layers...]", "layers to plan; default all"))
    .addOption(
      new Option("--out <folder>", "where the plans are written").makeOptionMandatory().argParser((text: string) => {
        if (text !== "") return text;
        throw new InvalidArgumentError("It must be a folder.");
      }),
    )
    .addOption(new Option("--terraform <program>", "what plans").choices(TERRAFORMS).default("terraform"))
    .addOption(new Option("--refresh-only", "look for what was changed in AWS alone; exit 1 where there is some"))
    .addOption(new Option("--lock", "lock each state while it is planned"))
    .addOption(new Option("--keep", "keep Terraform's own plan files, secrets and all, and say where"))
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (layers: string[], options: PlanOptions) => (await import("./plan")).plan(layers, options));
}
