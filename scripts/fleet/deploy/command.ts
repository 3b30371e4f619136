import { Argument, Command, InvalidArgumentError, Option } from "commander";

import { dryRunOption, targetOptions, yesOption } from "../terminal/options";
import type { DeployOptions } from "./deploy-layers";
import { TERRAFORMS } from "./terraform-at";

const HELP = `
Deploys layers one after the other, in their order whatever the order they are named in, each by cdktf deploy, and stops
where one fails: those above read what it publishes. Without names all layers above bootstrap. cdktf shows each plan and
asks; --yes answers for it, too.

With --expect and the digest of a reviewed change set (fleet plan prints it) Terraform deploys that change set and no
other, all layers of it: everything is planned anew, and refused where the digest is another; then each stack is planned
in its turn, and that very plan is applied unless it does more than what was reviewed. No plan leaves this machine.

Exit codes: 0 deployed, 1 a layer failed or was refused: those above were not begun, 2 usage or invalid configuration, or no
terminal and no --yes, 3 a tool is missing, 130 interrupted.

Examples:
  $ npx fleet deploy --dry-run
  $ npx fleet deploy foundation platform database
  $ npx fleet deploy platform --environment staging --yes
  $ npx fleet deploy --expect sha256:6f1e… --yes
`;

/** `fleet deploy`: layers in their order, as cdktf alone doesn't keep it. */
export function deploy(): Command {
  return targetOptions(new Command("deploy"))
    .description("deploy layers one after the other, in their order")
    .addArgument(new Argument("[layers...]", "layers to deploy; default all above bootstrap"))
    .addOption(dryRunOption("show the order and deploy nothing"))
    .addOption(yesOption())
    .addOption(new Option("--expect <digest>", "deploy the change set of this digest alone").argParser(digestOf))
    .addOption(
      new Option("--terraform <program>", "what plans and applies with --expect")
        .choices(TERRAFORMS)
        .default("terraform"),
    )
    .addHelpText("after", HELP)
    .action(async (layers: string[], options: DeployOptions) =>
      (await import("./deploy-layers")).deployLayers(layers, options),
    );
}

/** A digest as commands print it, or the bare number. */
function digestOf(text: string): string {
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text)?.[1];
  if (digest !== undefined) return digest;
  throw new InvalidArgumentError("It must be sha256: and 64 hexadecimal digits.");
}
