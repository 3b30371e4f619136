import { stackName, stackParts, type LayerName } from "../../../config/layers";
import type { Fleet } from "../../../config/fleet";
import { assertTerraform } from "../terraform/assert-terraform";
import { confirm } from "../terminal/confirm";
import { EXIT, ExitError } from "../terminal/exit";
import { interruptible } from "../terminal/interruptible";
import type { TargetOptions } from "../terminal/options";
import { note, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import type { TerraformName } from "./terraform-at";
import { ABOVE_BOOTSTRAP, chosenLayers } from "./chosen-layers";
import { runCdktf, type Cdktf } from "./run-cdktf";

/** Where it is deployed, and whether somebody is asked. */
export interface DeployOptions extends TargetOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  /** The digest of a reviewed change set, in hexadecimal. */
  readonly expect?: string;
  readonly terraform?: TerraformName;
}

/** Deploys layers in their order, and begins none once one has failed. */
export async function deployLayers(
  names: readonly string[],
  options: DeployOptions,
  cdktf: Cdktf = runCdktf,
): Promise<void> {
  const layers = chosenLayers(names, ABOVE_BOOTSTRAP);
  const fleet = loadTargetOrExit(options);
  const { environment, region } = fleet.target;
  if (options.expect !== undefined) return deployExpected(names, fleet, options.expect, options);
  const calls = layers.flatMap((layer) => {
    const stacks = stacksOf(fleet, layer);
    return stacks.length === 0 ? [] : [{ layer, stacks }];
  });
  for (const { stacks } of calls) printLine(`cdktf deploy ${stacks.join(" ")}`);
  if (options.dryRun) return note(`Nothing was deployed to ${environment} in ${region}.`);
  await confirm(`Deploy these to ${environment} in ${region}, one after the other?`, options);
  await assertTerraform();
  await interruptible(async (stopped) => {
    for (const [at, { layer, stacks }] of calls.entries()) {
      const rest = calls.slice(at + 1).map((each) => each.layer);
      const approve = options.yes ? ["--auto-approve"] : [];
      const variables = { ENVIRONMENT: environment, AWS_REGION: region };
      note(`\n== ${layer}`);
      const code = await cdktf({ root: options.root, args: ["deploy", ...stacks, ...approve], variables });
      if (stopped()) return;
      if (code === 0) continue;
      const left = rest.length === 0 ? "" : `; not begun: ${rest.join(", ")}`;
      throw new ExitError(EXIT.failed, `${layer} was not deployed${left}`);
    }
  });
}

/** A change set is one of all layers: a part of it has another digest. */
async function deployExpected(
  names: readonly string[],
  fleet: Fleet,
  expect: string,
  { root, yes, dryRun, terraform: program = "terraform" }: DeployOptions,
): Promise<void> {
  if (names.length > 0 || dryRun) {
    const other = names.length > 0 ? "layers" : "--dry-run";
    throw new ExitError(EXIT.usage, `--expect deploys a whole change set: it takes no ${other}; fleet plan shows one`);
  }
  const { deployReviewed } = await import("./reviewed/deploy-reviewed");
  await deployReviewed({ fleet, root, expect, program, yes });
}

/** A layer's stack, or those of its clients, which need no order among themselves. */
function stacksOf(fleet: Fleet, wanted: LayerName): string[] {
  return stackParts(fleet)
    .filter(({ layer }) => layer === wanted)
    .map(({ layer, client }) => stackName(layer, client));
}
