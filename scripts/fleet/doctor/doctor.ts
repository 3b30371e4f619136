import { EXIT } from "../terminal/exit";
import type { TargetOptions } from "../terminal/options";
import { note, printJson, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { plural } from "../../../config/catalogue/plural";
import { askCaller } from "./account/ask-caller";
import { askProgramWithin } from "./ask-program";
import type { Check, Scene } from "./check";
import { CHECKS } from "./checks";
import { runChecks, type Checked } from "./run-checks";

/** Which target is looked at, and how that is shown. */
export interface DoctorOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What a program, and AWS, is waited for, ms. */
const ANSWER_MS = 15_000;

/** Checks machine and account, all at once; the exit code is that of the worst that was found. */
export async function doctor(
  options: DoctorOptions,
  checks: Readonly<Record<string, Check>> = CHECKS,
  answerMs = ANSWER_MS,
): Promise<void> {
  const fleet = loadTargetOrExit(options);
  let caller: ReturnType<Scene["caller"]> | undefined;
  const scene: Scene = {
    fleet,
    root: options.root,
    variables: process.env,
    ask: askProgramWithin(answerMs),
    caller: () => (caller ??= askCaller(fleet.target, answerMs)),
  };
  // Some ask AWS twice.
  const found = await runChecks(checks, scene, 2 * answerMs);
  const problems = found.filter(({ result }) => result === "problem").length;
  if (options.json)
    printJson({
      ok: problems === 0,
      checks: found.map(({ name, result, detail, fix }) => ({ name, result, detail, fix: fix ?? null })),
    });
  else for (const line of linesOf(found)) printLine(line);
  if (problems > 0) note(`${plural(problems, "problem")} of ${plural(found.length, "check")}`);
  process.exitCode = exitCodeOf(found);
}

/** Columns for what is short: a fix may be a command that somebody copies, and stays in one piece. */
function linesOf(found: readonly Checked[]): string[] {
  const widest = Math.max(...found.map(({ name }) => name.length), 0);
  return found.map(
    ({ name, result, detail, fix }) =>
      `${result.padEnd("problem".length)}  ${name.padEnd(widest)}  ${detail}${fix === undefined ? "" : `; fix: ${fix}`}`,
  );
}

function exitCodeOf(found: readonly Checked[]): number {
  if (found.some(({ result }) => result === "problem")) return EXIT.failed;
  return found.some(({ result }) => result === "ok") ? EXIT.ok : EXIT.environment;
}
