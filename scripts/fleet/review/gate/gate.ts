import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { paintFor } from "../../terminal/paint";
import { printJson } from "../../terminal/print";
import { withSides } from "../sides/open-sides";
import { verdictOn } from "./verdict-on";
import { verdictText } from "./verdict-text";

/** What is judged, and how it is told. */
export interface GateOptions extends TargetOptions {
  readonly plans?: string;
  readonly baseOut?: string;
  readonly headOut?: string;
  readonly mostDeleted: number;
  readonly json?: boolean;
}

/** Judges the change of a target, and ends with exit 1 where it is refused. */
export async function runGate(ref: string | undefined, { json, ...options }: GateOptions): Promise<void> {
  const { verdict } = await withSides({ ...options, ref }, (sides) => verdictOn(sides, options));
  if (json) printJson(verdict);
  else process.stdout.write(verdictText(verdict, paintFor(process.stdout)));
  if (!verdict.ok) throw new ExitError(EXIT.failed);
}
