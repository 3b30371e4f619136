import { stackName } from "../../../config/layers";
import type { Fleet } from "../../../config/fleet";
import { assertAccount } from "../aws/identity";
import { openSynthesis } from "../review/model/synthesis";
import { assertTerraform } from "../terraform/assert-terraform";
import { synthesize } from "../terraform/synthesize";
import { assertAnswerable } from "../terminal/confirm";
import { EXIT, ExitError } from "../terminal/exit";
import { interruptible } from "../terminal/interruptible";
import { note, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { ABOVE_BOOTSTRAP } from "./chosen-layers";
import { chosenParts } from "./chosen-parts";
import type { StackOptions } from "./deploy-options";
import { onlyClients } from "./run/only-clients";
import { runStacks } from "./run/run-stacks";
import { stackPieces } from "./run/stack-pieces";

/** Where it is deployed, and whether somebody is asked. */
export interface DeployOptions extends StackOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  /** The digest of a reviewed change set, in hexadecimal. */
  readonly expect?: string;
}

/** Deploys stacks in the order of their layers, and begins none of a client's once one of them has failed. */
export async function deployLayers(names: readonly string[], options: DeployOptions): Promise<void> {
  const { root, dryRun, yes, json, terraform: program = "terraform", parallel = 1 } = options;
  const fleet = loadTargetOrExit(options);
  const { environment, region } = fleet.target;
  if (options.expect !== undefined) return deployExpected(names, fleet, options.expect, options);
  const { parts, clients } = chosenParts(fleet, names, options.layer ?? [], ABOVE_BOOTSTRAP);
  const stacks = parts.map(({ layer, client }) => stackName(layer, client));
  if (dryRun && json) printLine(JSON.stringify({ event: "begin", verb: "deploy", environment, region, stacks }));
  else if (!json) for (const stack of stacks) printLine(stack);
  if (dryRun) return note(`Nothing was deployed to ${environment} in ${region}.`);
  assertAnswerable({ yes });
  await assertTerraform(program);
  const { accountId, arn } = await assertAccount(fleet.target);
  note(`Account ${accountId} as ${arn}: ${environment} in ${region}`);
  await interruptible(async (stopped) => {
    const outdir = await synthesize({ root, variables: { ENVIRONMENT: environment, AWS_REGION: region } });
    if (stopped()) return;
    const synthesis = openSynthesis(outdir, new Set(fleet.namedClients));
    await runStacks({
      ...{ verb: "deploy", fleet, root, outdir, synthesis, program, parallel, yes, json, stopped },
      pieces: stackPieces(parts, synthesis),
      check: (plan, stack) => onlyClients(plan, stack, synthesis, clients),
    });
  });
}

/** A change set is one of all layers and clients: a part of it has another digest. */
async function deployExpected(
  names: readonly string[],
  fleet: Fleet,
  expect: string,
  { root, yes, json, dryRun, layer = [], parallel = 1, terraform: program = "terraform" }: DeployOptions,
): Promise<void> {
  const part = names.length + layer.length > 0;
  if (part || dryRun) {
    const other = part ? "layers or clients" : "--dry-run";
    throw new ExitError(EXIT.usage, `--expect deploys a whole change set: it takes no ${other}; fleet plan shows one`);
  }
  const { deployReviewed } = await import("./reviewed/deploy-reviewed");
  await deployReviewed({ fleet, root, expect, program, yes, json, parallel });
}
