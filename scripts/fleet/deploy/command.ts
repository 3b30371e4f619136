import { Argument, Command, InvalidArgumentError, Option } from "commander";

import { dryRunOption, jsonOption, targetOptions, yesOption } from "../terminal/options";
import { stackOptions } from "./deploy-options";
import type { DeployOptions } from "./deploy-layers";

const HELP = `
Synthesizes, then has Terraform plan each stack into a file and apply exactly that file, in the order of layers: whatever
a stack reads is deployed before it. Names are layers or, with --layer, clients; without any it is all layers above
bootstrap. Each plan is shown and asked about; --yes answers for all.

Where every client has stacks of its own (state.layout: client), names of clients choose these, and a failure stops that
client's stacks alone. Where a layer has one state, a client's name is a limit: a plan that does more than that client's
part is refused. Nothing is begun above what failed; the same command goes on from there, and says "nothing to change" in the end.

A line for each stack says how far it is; all of Terraform's words are in .cache/deploy-<environment>-<region>/<stack>.log.
With --json each event is one JSON object on a line: begin, stack, stack-end, end. Ctrl-C lets Terraform end what is under way
and release its locks; a second one makes it give up at once. Providers are kept once, in TF_PLUGIN_CACHE_DIR or .cache/terraform-plugins.

With --expect and the digest of a reviewed change set (fleet plan prints it) that change set is deployed and no other, all
layers of it: everything is planned anew, and refused where the digest is another; then each stack is planned in its turn,
and that very plan is applied unless it does more than what was reviewed. After a failure the same command in the same
checkout goes on with what is left of it; elsewhere what is left has to be reviewed anew. No plan leaves this machine.

Exit codes: 0 deployed, 1 a stack failed or was refused: those above were not begun, 2 usage or invalid configuration, or no
terminal and no --yes, 3 a tool or credentials are missing, 130 interrupted.

Examples:
  $ npx fleet deploy --dry-run
  $ npx fleet deploy foundation platform database
  $ npx fleet deploy acme --layer platform --environment staging --yes
  $ npx fleet deploy --parallel 8 --yes --json
  $ npx fleet deploy --expect sha256:6f1e… --yes
`;

/** `fleet deploy`: stacks in the order of their layers, each exactly as planned. */
export function deploy(): Command {
  return stackOptions(targetOptions(new Command("deploy")), "deploy")
    .description("deploy layers one after the other, in their order")
    .addArgument(new Argument("[names...]", "layers or clients; default all layers above bootstrap, all clients"))
    .addOption(dryRunOption("show the order and deploy nothing"))
    .addOption(yesOption())
    .addOption(new Option("--expect <digest>", "deploy the change set of this digest alone").argParser(digestOf))
    .addOption(jsonOption("print events as JSON, one a line, on stdout"))
    .addHelpText("after", HELP)
    .action(async (names: string[], options: DeployOptions) =>
      (await import("./deploy-layers")).deployLayers(names, options),
    );
}

/** A digest as commands print it, or the bare number. */
function digestOf(text: string): string {
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text)?.[1];
  if (digest !== undefined) return digest;
  throw new InvalidArgumentError("It must be sha256: and 64 hexadecimal digits.");
}
