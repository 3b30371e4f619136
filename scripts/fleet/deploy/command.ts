import { Argument, Command } from "commander";

import { dryRunOption, targetOptions, yesOption } from "../terminal/options";
import type { DeployOptions } from "./deploy-layers";

const HELP = `
Deploys layers one after the other, in their order whatever the order they are named in, each by cdktf deploy, and stops
where one fails: those above read what it publishes. Without names all layers above bootstrap. cdktf shows each plan and
asks; --yes answers for it, too.

Exit codes: 0 deployed, 1 a layer failed or was refused: those above were not begun, 2 usage or invalid configuration, or no
terminal and no --yes, 3 a tool is missing, 130 interrupted.

Examples:
  $ npx fleet deploy --dry-run
  $ npx fleet deploy foundation platform database
  $ npx fleet deploy platform --environment staging --yes
`;

/** `fleet deploy`: layers in their order, as cdktf alone doesn't keep it. */
export function deploy(): Command {
  return targetOptions(new Command("deploy"))
    .description("deploy layers one after the other, in their order")
    .addArgument(new Argument("[layers...]", "layers to deploy; default all above bootstrap"))
    .addOption(dryRunOption("show the order and deploy nothing"))
    .addOption(yesOption())
    .addHelpText("after", HELP)
    .action(async (layers: string[], options: DeployOptions) =>
      (await import("./deploy-layers")).deployLayers(layers, options),
    );
}
