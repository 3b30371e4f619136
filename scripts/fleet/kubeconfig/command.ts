import { Command } from "commander";

import { names } from "../../../config/names";
import { given } from "../../../config/target";
import { EXIT, ExitError } from "../terminal/exit";
import { clientOf, clientOption, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { note, printJson } from "../terminal/print";

const HELP = `
Prints a kubeconfig for the client's cluster, or with --write merges it into a file: entries of other clusters stay, and
the cluster's context, which has the cluster's name, becomes the current one. The file holds no secret: kubectl asks
\`aws eks get-token\` each time, with AWS_PROFILE as it is now.

Exit codes: 0 done; 1 there is no such cluster, or it can't be looked up; 2 usage, or the file is no kubeconfig;
3 no credentials of the target's account.

Examples:
  $ npx fleet kubeconfig --client acme --write ~/.kube/config
  $ npx fleet kubeconfig --client acme > acme.kubeconfig && KUBECONFIG=acme.kubeconfig kubectl get nodes
`;

interface KubeconfigOptions extends TargetOptions {
  readonly client: string;
  readonly write?: string;
  readonly json?: boolean;
}

/** `fleet kubeconfig`: how kubectl reaches a client's cluster, as \`aws eks update-kubeconfig\` has it. */
export function kubeconfig(): Command {
  return clientOption(targetOptions(new Command("kubeconfig")))
    .description("make a kubeconfig for a client's cluster")
    .option("--write <file>", "merge it into this file")
    .option("--json", "print the result as JSON on stdout")
    .addHelpText("after", HELP)
    .action(makeKubeconfig);
}

async function makeKubeconfig(options: KubeconfigOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { name, eks } = clientOf(fleet, options.client);
  if (!eks.enabled) throw new ExitError(EXIT.usage, `clients.${name}.eks.enabled is false: there is no cluster`);
  const [{ assertAccount }, { clusterAccess }, { kubeconfig: made }, { mergeKubeconfig }, { writeKubeconfig }] =
    await Promise.all([
      import("../aws/identity"),
      import("./cluster-access"),
      import("./kubeconfig"),
      import("./merge-kubeconfig"),
      import("./write-kubeconfig"),
    ]);
  await assertAccount(fleet.target);
  const access = await clusterAccess(names.cluster(fleet.target, name), fleet.target.region);
  const config = made(access, given(process.env.AWS_PROFILE));
  const { clusterName, endpoint, reach } = access;
  if (options.write !== undefined) {
    writeKubeconfig(options.write, config);
    note(`Wrote ${options.write}: the current context is ${clusterName}.`);
  }
  if (options.json)
    printJson(options.write === undefined ? config : { file: options.write, context: clusterName, endpoint, reach });
  else if (options.write === undefined) process.stdout.write(mergeKubeconfig("", config, "stdout"));
  if (reach) note(`warning: ${endpoint} is reached ${reach}`);
  note(options.write === undefined ? "next: save it, and point KUBECONFIG to it" : "next: kubectl get nodes");
}
