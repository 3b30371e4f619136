import type { Fleet } from "../../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import { writeWhole } from "../../terminal/write-whole";
import { openSynthesis, type Synthesis } from "../model/synthesis";
import { withOwnSynth } from "../sides/own-synth";
import { isolationOf, type Isolation } from "./isolation-of";
import { isolationPicture } from "./matrix-picture";
import { isolationText } from "./matrix-text";
import { pairCount } from "./pairs";
import { SHARED_THINGS, type SharedThing } from "./shared-things";

/** What is looked at, and how it is told. */
export interface IsolationOptions extends TargetOptions {
  readonly json?: boolean;
  readonly svg?: string;
}

/** Tells where clients of a synth meet, and fails where they do. */
export async function reportIsolation(outdir: string | undefined, options: IsolationOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const isolation = await (outdir === undefined
    ? withOwnSynth(fleet, options.root, (out) => ofOutput(out, fleet))
    : ofOutput(outdir, fleet));
  if (options.svg !== undefined) writeWhole(options.svg, isolationPicture(isolation));
  if (options.json) printJson(asData(isolation, fleet));
  else printLine(isolationText(isolation));
  if (isolation.breaches.length > 0) throw new ExitError(EXIT.failed);
}

function ofOutput(outdir: string, fleet: Fleet): Isolation {
  const synthesis = openSynthesis(outdir, new Set(fleet.namedClients));
  assertOfTarget(outdir, synthesis, fleet);
  return isolationOf(synthesis, fleet);
}

/** Names of another environment's things would be looked for in vain. */
function assertOfTarget(outdir: string, synthesis: Synthesis, { target }: Fleet): void {
  const [first] = synthesis.stackNames;
  if (first === undefined) throw new ExitError(EXIT.usage, `${outdir} has no stack: run npm run synth first`);
  const { environment, region } = target;
  const tags = (synthesis.stack(first)?.providers ?? [])
    .filter(({ name, alias }) => name === "aws" && alias === undefined)
    .flatMap(
      ({ body }) =>
        (body.default_tags as readonly { readonly tags?: Readonly<Record<string, unknown>> }[] | undefined) ?? [],
    )
    .map((each) => each.tags ?? {});
  const other = tags.find((each) => each.Environment !== environment || each.Region !== region);
  if (other === undefined) return;
  const place = `${String(other.Environment)} in ${String(other.Region)}`;
  throw new ExitError(
    EXIT.usage,
    `${outdir} is of ${place}, not of ${environment} in ${region}: say --environment and --region`,
  );
}

function asData(isolation: Isolation, { target }: Fleet): object {
  const shared = Object.entries<SharedThing>(SHARED_THINGS).map(([id, { what, reason }]) => {
    return { id, what, reason, found: isolation.shared.includes(id) };
  });
  return {
    environment: target.environment,
    region: target.region,
    clients: isolation.clients,
    pairs: pairCount(isolation),
    breaches: isolation.breaches.map((breach) => ({
      ...breach,
      owner: breach.owner ?? null,
      other: breach.other ?? null,
    })),
    shared,
  };
}
