import { names } from "../../../config/names";
import { given } from "../../../config/target";
import { assertAccount } from "../aws/identity";
import { EXIT, ExitError } from "../terminal/exit";
import type { TargetOptions } from "../terminal/options";
import { note, printJson } from "../terminal/print";
import { clientOf, loadTargetOrExit } from "../terminal/target";
import { clusterAccess } from "./cluster-access";
import { kubeconfig } from "./kubeconfig";
import { mergeKubeconfig } from "./merge-kubeconfig";
import { writeKubeconfig } from "./write-kubeconfig";

/** Whose cluster it is, and where the kubeconfig goes. */
export interface KubeconfigOptions extends TargetOptions {
  readonly client: string;
  readonly write?: string;
  readonly json?: boolean;
}

/** Makes a kubeconfig for a client's cluster, and prints it or merges it into a file. */
export async function makeKubeconfig(options: KubeconfigOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { name, eks } = clientOf(fleet, options.client);
  if (!eks.enabled) throw new ExitError(EXIT.usage, `clients.${name}.eks.enabled is false: there is no cluster`);
  await assertAccount(fleet.target);
  const access = await clusterAccess(names.cluster(fleet.target, name), fleet.target.region);
  const config = kubeconfig(name, access, given(process.env.AWS_PROFILE));
  const { clusterName, endpoint, reach } = access;
  if (options.write !== undefined) {
    const before = writeKubeconfig(options.write, config);
    note(`Wrote ${options.write}: the current context is ${name}, for the cluster ${clusterName}.`);
    if (before !== undefined) note(`warning: the context ${name} was for the cluster ${before}`);
  }
  if (options.json)
    printJson(
      options.write === undefined
        ? config
        : { file: options.write, context: name, cluster: clusterName, endpoint, reach },
    );
  else if (options.write === undefined) process.stdout.write(mergeKubeconfig("", config, "stdout"));
  if (reach) note(`warning: ${endpoint} is reached ${reach}`);
  note(options.write === undefined ? "next: save it, and point KUBECONFIG to it" : "next: kubectl get nodes");
}
