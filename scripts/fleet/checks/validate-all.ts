import { EXIT, ExitError } from "../terminal/exit";
import { interruptible } from "../terminal/interruptible";
import { note, printJson, printLine } from "../terminal/print";
import { table } from "../terminal/table";
import type { Step, StepReport } from "./step";
import type { StepName } from "./step-names";
import { stepLine } from "./step-line";

/** Which steps, and how they are shown. */
export interface ValidateAllOptions {
  readonly steps: readonly StepName[];
  /** What the steps print is shown as it comes, as in CI, where silence looks like a standstill. */
  readonly verbose: boolean;
  readonly json: boolean;
}

/** Runs every step, whatever an earlier one says, and ends the command as the worst of them. */
export async function validateAll(
  { steps, verbose, json }: ValidateAllOptions,
  how: Readonly<Record<StepName, Step>>,
): Promise<void> {
  const reports = await interruptible(async (interrupted) => {
    const done: StepReport[] = [];
    for (const step of steps) {
      if (interrupted()) break;
      done.push(await report(step, how[step], `[${done.length + 1}/${steps.length}]`, verbose));
    }
    return done;
  });
  const failed = reports.filter(({ result }) => result === "failed");
  if (json) printJson({ ok: failed.length === 0, steps: reports });
  else printLine(`\n${summary(reports)}`);
  if (failed.length === 0) return;
  const again = `npx fleet validate-all ${failed.map(({ step }) => step).join(" ")}`;
  throw new ExitError(exitCode(failed), `${failed.length} of ${reports.length} failed; next: ${again}`);
}

/** A tool that won't do says nothing of the project: its code is for when nothing else failed. */
function exitCode(failed: readonly StepReport[]): 1 | 2 | 3 {
  if (failed.some(({ invalid }) => invalid)) return EXIT.usage;
  return failed.every(({ unfit }) => unfit) ? EXIT.environment : EXIT.failed;
}

async function report(step: StepName, run: Step, place: string, verbose: boolean): Promise<StepReport> {
  if (verbose) note(`\n== ${step}`);
  const line = stepLine(`${place} ${step}`);
  const start = performance.now();
  const outcome = await run(verbose);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const words = [outcome.result === "failed" ? "FAILED" : outcome.result, outcome.detail].filter(Boolean).join(": ");
  line.end(`${place} ${step}: ${words}, ${seconds.toFixed(1)} s`);
  if (outcome.result === "failed" && !verbose) note(outcome.log.trimEnd());
  return { step, seconds, ...outcome };
}

function summary(reports: readonly StepReport[]): string {
  const total = reports.reduce((sum, { seconds }) => sum + seconds, 0);
  const failed = reports.filter(({ result }) => result === "failed").length;
  return table(
    ["step", "result", "seconds", ""],
    [
      ...reports.map(({ step, result, seconds, detail }) => [step, result, seconds.toFixed(1), detail ?? ""]),
      ["all", failed === 0 ? "ok" : "failed", total.toFixed(1), failed === 0 ? "" : `${failed} of ${reports.length}`],
    ],
  );
}
