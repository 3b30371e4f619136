import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { loadFleet } from "../../../../config/load";
import { readPlainFiles } from "../../../../config/plain-files";
import { isPlainMap } from "../../../../config/reading/plain-map";
import type { Variables } from "../../../../config/target";
import { todayOf } from "../../../../config/today";
import { EXIT, ExitError } from "../../terminal/exit";
import { mainProgram } from "../../terraform/main-program";
import { runProgram } from "../../terraform/program";
import { openSynthesis, synthesisIn, type Synthesis } from "../model/synthesis";
import type { BaseCommit } from "./base-commit";
import { lendPackages } from "./check-out";
import { assertTarget } from "./assert-target";

/** Both trees, and where there is room. */
export interface SynthesizeProps {
  readonly root: string;
  readonly fleet: Fleet;
  readonly baseRoot: string;
  /** The base's code with the head's registry, where both changed. */
  readonly betweenRoot: string | undefined;
  readonly commit: BaseCommit;
  readonly folder: string;
  /** The target, for both sides. */
  readonly variables: Variables;
  readonly baseOut?: string;
  readonly headOut?: string;
}

/** Both sides' synths; a client of either is one in both. */
export interface SynthesizedSides {
  readonly base: { readonly synthesis: Synthesis; readonly fleet: Fleet | undefined };
  /** Undefined where none was asked for, or where the base's code can't make anything of the head's registry. */
  readonly between: Synthesis | undefined;
  readonly head: Synthesis;
}

/** Synthesizes base, head and what lies between them at the same time, unless their outputs are given. */
export async function synthesizeSides(props: SynthesizeProps): Promise<SynthesizedSides> {
  const { root, fleet, baseRoot, betweenRoot, commit, folder, variables, baseOut, headOut } = props;
  const all = { ...process.env, ...variables };
  const loaded = loadFleet({ root: baseRoot, variables: all, today: todayOf(all) });
  const hasTarget = loaded.ok || !loaded.findings.some(({ rule }) => rule === "target");
  if (hasTarget && baseOut === undefined) lendPackages(root, baseRoot, commit);
  // An output that was given may be of other code.
  const hasBetween = hasTarget && betweenRoot !== undefined && baseOut === undefined;
  if (hasBetween) lendPackages(root, betweenRoot, commit);
  const outputs = await Promise.allSettled([
    hasTarget ? (baseOut ?? synthOf(baseRoot, join(folder, "base-out"), variables, commit.name)) : undefined,
    headOut ?? synthOf(root, join(folder, "head-out"), variables, "the working tree"),
    hasBetween ? betweenOf(betweenRoot, join(folder, "between-out"), variables) : undefined,
  ]);
  const [old, now, made] = outputs.map((each) => {
    if (each.status === "fulfilled") return each.value;
    throw each.reason;
  });
  for (const given of [baseOut, headOut]) if (given !== undefined) assertTarget(given, fleet.target);
  const clients = new Set([...namesIn(baseRoot), ...fleet.namedClients, ...namesIn(root)]);
  return {
    base: {
      synthesis: old === undefined ? synthesisIn({}, clients) : openSynthesis(old, clients),
      fleet: loaded.ok ? loaded.fleet : undefined,
    },
    between: made === undefined ? undefined : openSynthesis(made, clients),
    head: openSynthesis(now!, clients),
  };
}

/** The output, or nothing where the code refuses the registry; why is nobody's to read, as nobody wrote that project. */
async function betweenOf(root: string, outdir: string, variables: Variables): Promise<string | undefined> {
  const { code } = await synthesized(root, outdir, variables);
  if (code === EXIT.interrupted) throw new ExitError(EXIT.interrupted, "interrupted");
  return code === EXIT.ok ? outdir : undefined;
}

function synthesized(root: string, outdir: string, variables: Variables): ReturnType<typeof runProgram> {
  return runProgram({
    program: process.execPath,
    args: [mainProgram(root)],
    cwd: root,
    variables: { ...variables, SYNTH_HCL_OUTPUT: undefined, CDKTF_OUTDIR: outdir },
    quiet: true,
  });
}

async function synthOf(root: string, outdir: string, variables: Variables, name: string): Promise<string> {
  const { code, stderr } = await synthesized(root, outdir, variables);
  if (code === EXIT.ok) return outdir;
  if (code === EXIT.interrupted) throw new ExitError(EXIT.interrupted, "interrupted");
  process.stderr.write(stderr);
  const isInvalid = code === EXIT.usage;
  throw new ExitError(
    isInvalid ? EXIT.usage : EXIT.failed,
    `${name} can't be synthesized${isInvalid ? ": its configuration is not valid" : ""}`,
  );
}

/** Every client that registry or ledger of a folder names, also where they are not valid. */
function namesIn(root: string): string[] {
  const { clients, ledger } = readPlainFiles(root, process.env);
  return [clients, ledger].flatMap(({ data }) => (isPlainMap(data?.clients) ? Object.keys(data.clients) : []));
}
