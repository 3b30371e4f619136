import { awsFailure } from "../aws/failure";
import { fileFailure } from "../terminal/file-failure";
import { oneLine } from "../terminal/one-line";
import { within } from "../terminal/within";
import { problem, type Check, type Outcome, type Scene } from "./check";

/** What a check found, under its name. */
export interface Checked extends Outcome {
  readonly name: string;
}

/** Runs all checks together, none for longer than so many ms; one that fails is a problem of its own, and of no other. */
export function runChecks(
  checks: Readonly<Record<string, Check>>,
  scene: Scene,
  deadlineMs: number,
): Promise<Checked[]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        return { name, ...(await within(deadlineMs, "it", Promise.resolve(scene).then(check))) };
      } catch (error) {
        const { message } = awsFailure(error) ?? fileFailure(error) ?? (error as Error);
        return { name, ...problem(oneLine(message), "mend what it says, and try again") };
      }
    }),
  );
}
