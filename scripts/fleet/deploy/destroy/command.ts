import { Argument, Command } from "commander";

import { dryRunOption, jsonOption, targetOptions, yesOption } from "../../terminal/options";
import { stackOptions } from "../deploy-options";
import type { DestroyOptions } from "./destroy-layers";

const HELP = `
Has Terraform plan the end of every stack, shows what would go, asks for the name of the environment (or of the clients) to be typed, and
destroys from the top down: what stands on a layer goes before it. Names are layers or, with --layer, clients; without any
it is all layers above bootstrap. A layer that others still stand on is refused with their names.

What is protected is named with what lifts its protection, and then nothing at all is destroyed: deletion_protection: false for a client
is deployed as a change of its own. Where a layer has one state, a client's name is refused unless all that would go is that
client's: a single client leaves through the registry (docs/runbooks/offboard-client.md). bootstrap holds the states, and is left alone.

What goes is planned once more, locked, and exactly that plan is applied, unless it takes away more than was shown. After a
failure the same command goes on. Terraform's words are in .cache/destroy-<environment>-<region>/<stack>.log. With --json
each event is one JSON object on a line. Ctrl-C lets Terraform end what is under way; a second one makes it give up at once.

Exit codes: 0 destroyed, 1 a stack failed, is protected or was refused, 2 usage or invalid configuration, or no terminal and
no --yes, 3 a tool or credentials are missing, 130 interrupted.

Examples:
  $ npx fleet destroy --dry-run --environment development
  $ npx fleet destroy observability cluster-services
  $ npx fleet destroy umbrella --parallel 4
`;

/** `fleet destroy`: stacks from the top down, after saying what would go. */
export function destroy(): Command {
  return stackOptions(targetOptions(new Command("destroy")), "destroy")
    .description("destroy layers one after the other, from the top down")
    .addArgument(new Argument("[names...]", "layers or clients; default all layers above bootstrap, all clients"))
    .addOption(dryRunOption("show what would go and destroy nothing"))
    .addOption(yesOption())
    .addOption(jsonOption("print events as JSON, one a line, on stdout"))
    .addHelpText("after", HELP)
    .action(async (names: string[], options: DestroyOptions) =>
      (await import("./destroy-layers")).destroyLayers(names, options),
    );
}
