import { assertAccount } from "../../aws/identity";
import { openSynthesis } from "../../review/model/synthesis";
import { assertTerraform } from "../../terraform/assert-terraform";
import { synthesize } from "../../terraform/synthesize";
import { assertAnswerable, confirmTyped } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { listed } from "../../terminal/listed";
import { note, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { ABOVE_BOOTSTRAP } from "../chosen-layers";
import { chosenParts, type ChosenParts } from "../chosen-parts";
import type { StackOptions } from "../deploy-options";
import { onlyClients } from "../run/only-clients";
import { runStacks } from "../run/run-stacks";
import { logFolder } from "../run/stack-log";
import { stackPieces } from "../run/stack-pieces";
import { goingIn, planDestroy } from "./plan-destroy";
import { standingOn } from "./standing-on";

/** What is destroyed, and whether somebody is asked. */
export interface DestroyOptions extends StackOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Destroys stacks from the top down, once all that would go has been shown and agreed to; nothing where any is protected. */
export async function destroyLayers(names: readonly string[], options: DestroyOptions): Promise<void> {
  const { root, dryRun, yes, json, terraform: program = "terraform", parallel = 1 } = options;
  const fleet = loadTargetOrExit(options);
  const { environment, region } = fleet.target;
  const chosen = chosenParts(fleet, names, options.layer ?? [], ABOVE_BOOTSTRAP);
  refuseBootstrap(chosen);
  if (!dryRun) assertAnswerable({ yes });
  await assertTerraform(program);
  const { accountId, arn } = await assertAccount(fleet.target);
  note(`Account ${accountId} as ${arn}: ${environment} in ${region}`);
  await interruptible(async (stopped) => {
    const outdir = await synthesize({ root, variables: { ENVIRONMENT: environment, AWS_REGION: region } });
    if (stopped()) return;
    const synthesis = openSynthesis(outdir, new Set(fleet.namedClients));
    const pieces = stackPieces(chosen.parts, synthesis, true);
    const common = { outdir, root, program, parallel, stopped, logs: logFolder(root, "destroy", fleet.target) };
    const planned = (stack: string, count: number): void =>
      note(`${stack}: ${count === 0 ? "nothing there" : `${count} to destroy`}`);
    const { going, refusals } = await planDestroy({
      ...{ ...common, planned, stacks: pieces.map(({ name }) => synthesis.stack(name)!) },
      check: (plan, stack) => onlyClients(plan, stack, synthesis, chosen.clients),
    });
    if (stopped()) return;
    const standing = await standingOn(chosen, fleet, going, synthesis, common);
    if (stopped()) return;
    if (refusals.length + standing.length > 0)
      throw new ExitError(EXIT.failed, `nothing was destroyed:${listed([...refusals, ...standing])}`);
    const left = pieces.filter(({ name }) => going.has(name));
    if (json)
      printLine(
        JSON.stringify({ event: "going", stacks: Object.fromEntries(left.map(({ name }) => [name, going.get(name)])) }),
      );
    else
      for (const { name } of left)
        printLine(
          `${name}:${going
            .get(name)!
            .map((address) => `\n  ${address}`)
            .join("")}`,
        );
    if (left.length === 0) return note("There is nothing to destroy.");
    if (dryRun) return note(`Nothing was destroyed of ${environment} in ${region}.`);
    const total = left.reduce((sum, { name }) => sum + going.get(name)!.length, 0);
    const typed = chosen.clients === undefined ? environment : [...chosen.clients].join(" ");
    if (!yes) await confirmTyped(`Destroy all ${total} of these in ${environment}, ${region}?`, typed);
    await runStacks({
      ...{ verb: "destroy", fleet, root, outdir, synthesis, program, parallel, json, stopped, yes: true },
      pieces: left,
      check: (plan, { name }) => {
        const shown = new Set(going.get(name));
        const more = goingIn(plan).filter((address) => !shown.has(address));
        return more.length === 0 ? undefined : `its plan takes away what wasn't shown:${listed(more)}`;
      },
    });
  });
}

/** It holds the states of all others, its own among them. */
function refuseBootstrap({ layers }: ChosenParts): void {
  if (!layers.includes("bootstrap")) return;
  const why = "bootstrap holds every state, its own among them, and everybody's logs: fleet destroy leaves it alone";
  throw new ExitError(EXIT.failed, `${why}; npx fleet destroy-s3-buckets empties and deletes its buckets`);
}
