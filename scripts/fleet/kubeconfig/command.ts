import { Command } from "commander";

import { clientOption, jsonOption, targetOptions } from "../terminal/options";
import type { KubeconfigOptions } from "./make-kubeconfig";

const HELP = `
Prints a kubeconfig for the client's cluster, or with --write merges it into a file: entries of other clusters stay, and
the context, which has the client's name, becomes the current one. One of the same client in another environment or region
gives way, and is named. The file holds no secret: kubectl asks \`aws eks get-token\` each time, with AWS_PROFILE as it
is now.

Exit codes: 0 done; 1 there is no such cluster, or it can't be looked up; 2 usage, or the file is no kubeconfig;
3 no credentials of the target's account.

Examples:
  $ npx fleet kubeconfig --client acme --write $HOME/.kube/config
  $ kubectl --context acme get nodes
  $ npx fleet kubeconfig --client acme --environment staging > acme-staging.kubeconfig
  $ kubectl --kubeconfig acme-staging.kubeconfig get nodes
`;

/** `fleet kubeconfig`: how kubectl reaches a client's cluster, as \`aws eks update-kubeconfig\` has it. */
export function kubeconfig(): Command {
  return targetOptions(new Command("kubeconfig"))
    .addOption(clientOption().makeOptionMandatory())
    .description("make a kubeconfig for a client's cluster")
    .option("--write <file>", "merge it into this file")
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: KubeconfigOptions) => (await import("./make-kubeconfig")).makeKubeconfig(options));
}
