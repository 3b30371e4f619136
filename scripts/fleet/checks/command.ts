import { Argument, Command } from "commander";

import { jsonOption } from "../terminal/options";
import { STEP_NAMES, type StepName } from "./step-names";
import type { ValidateProjectOptions } from "./validate-project";

const HELP = `
What a contributor runs before a pull request, and CI after it. Every step runs whatever an earlier one says; the log of
one that fails is shown below it, and one table at the end says it all.

  validate, validate-cidr   registry, platform settings and ledger
  generated                 schemas, addresses and reference pages are what their sources make
  synth                     the stacks, into cdktf.out
  types, lint, format       TypeScript, ESLint, Prettier
  imports                   who may import whom, without a circle
  unused                    no file, export or dependency that nothing uses
  shellcheck                shell programs; skipped where it is not installed
  actionlint, zizmor        workflows of GitHub; skipped where they are not installed
  tflint                    the synthesized stacks; skipped where it is not installed
  terraform                 terraform validate; skipped unless TF_PROVIDER_MIRROR or TF_PLUGIN_CACHE_DIR has the providers
  tests                     every test that needs Node alone; --quick leaves them out

Exit codes: 0 nothing failed, 1 a step did, 2 the configuration is invalid.

Examples:
  $ npx fleet validate-all
  $ npx fleet validate-all --quick
  $ npx fleet validate-all types lint
`;

/** `fleet validate-all`: everything that can be checked without an account (S3-112). */
export function validateAll(): Command {
  return new Command("validate-all")
    .description("run every check of the project, as before a pull request")
    .addArgument(new Argument("[steps...]", "which steps, otherwise all").choices(STEP_NAMES))
    .option("--quick", "all but the tests")
    .option("--verbose", "show what the steps print as it comes")
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (named: readonly StepName[], options: ValidateProjectOptions) =>
      (await import("./validate-project")).validateProject(named, options),
    );
}
