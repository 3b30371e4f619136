import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import type { Synthesis } from "../../review/model/synthesis";
import { EXIT, ExitError } from "../../terminal/exit";
import { note } from "../../terminal/print";
import type { TerraformName } from "../terraform-at";
import { applyStack, type ApplyContext } from "./apply-stack";
import { askPlans } from "./ask-plan";
import { schedule } from "./schedule";
import { SharedPlugins } from "./shared-plugins";
import { notBegun, type StackEnd } from "./stack-end";
import { logFolder } from "./stack-log";
import type { StackPiece } from "./stack-pieces";
import { jsonTeller, textTeller, type Verb } from "./teller";

/** Which stacks, and how. */
export interface RunProps extends Pick<ApplyContext, "outdir" | "check" | "stopped"> {
  readonly verb: Verb;
  readonly fleet: Fleet;
  readonly root: string;
  readonly synthesis: Synthesis;
  readonly pieces: readonly StackPiece[];
  readonly program: TerraformName;
  readonly parallel: number;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
  /** Hears how each stack ended. */
  readonly ended?: (end: StackEnd) => void;
}

const DONE = { deploy: "deployed", destroy: "destroyed", drift: "looked at" } as const;

/**
 * Plans and applies stacks in their order, several at a time, and tells of each; exit 1 where one failed, after those of
 * other chains are done. Run again, it goes on with what is left.
 */
export async function runStacks(props: RunProps): Promise<void> {
  const { verb, fleet, root, synthesis, pieces, parallel, stopped, json } = props;
  const teller = json ? jsonTeller() : textTeller(root);
  const folder = mkdtempSync(join(tmpdir(), `fleet-${verb}-`));
  const ends = new Map<string, StackEnd>();
  const context: ApplyContext = {
    ...{ outdir: props.outdir, program: props.program, folder, teller, stopped, check: props.check },
    logs: logFolder(root, verb, fleet.target),
    plugins: new SharedPlugins(root),
    destroy: verb === "destroy",
    ask: askPlans(teller, props.yes, stopped),
  };
  const work = async ({ name }: StackPiece): Promise<boolean> => {
    const end = await applyStack(synthesis.stack(name)!, context);
    ends.set(name, end);
    props.ended?.(end);
    teller.ended(end);
    return end.result !== "failed";
  };
  const names = pieces.map(({ name }) => name);
  teller.begin(verb, fleet.target, names);
  try {
    await schedule({ pieces, parallel, stopped, work });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    teller.end(names.map((name) => ends.get(name) ?? notBegun(name)));
  }
  if (stopped()) return;
  conclude(verb, names, ends);
}

function conclude(verb: Verb, names: readonly string[], ends: ReadonlyMap<string, StackEnd>): void {
  const failed = names.filter((name) => ends.get(name)?.result === "failed");
  const left = names.filter((name) => !ends.has(name));
  if (failed.length > 0) {
    const rest = left.length === 0 ? "" : `; not begun: ${left.join(", ")}`;
    const were = failed.length === 1 ? "was" : "were";
    throw new ExitError(EXIT.failed, `${failed.join(", ")} ${were} not ${DONE[verb]}${rest}`);
  }
  if (names.every((name) => ends.get(name)?.result === "unchanged")) note("Nothing to change.");
}
