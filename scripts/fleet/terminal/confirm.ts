import { EXIT, ExitError } from "./exit";
import { plainQuestion } from "./plain-question";
import { redraws } from "./redraws";

/** How a question can be answered without a person. */
export interface ConfirmOptions {
  /** The answer is yes already. */
  readonly yes?: boolean | undefined;
  /** The option that says so, as named in the refusal; default `--yes`. */
  readonly flag?: string;
}

/** Asks a yes-or-no question; "no" ends the command with exit 1, and nobody to ask with exit 2 (F25). */
export async function confirm(question: string, { yes, flag = "--yes" }: ConfirmOptions = {}): Promise<void> {
  if (yes) return;
  assertTerminal(`${flag} says yes where there is no terminal`);
  if (!redraws(process.stderr)) return assertYes(await plainQuestion(`${question} [y/N]`));
  const { confirm: ask, isCancel } = await prompts();
  const answer = await ask({ message: question, initialValue: false, output: process.stderr });
  if (isCancel(answer)) throw new ExitError(EXIT.interrupted);
  if (!answer) throw new ExitError(EXIT.failed, "refused: nothing was changed");
}

/** Ends the command with exit 2, before anything is done, where nobody could be asked and nothing answers. */
export function assertAnswerable({ yes, flag = "--yes" }: ConfirmOptions = {}): void {
  if (!yes) assertTerminal(`${flag} says yes where there is no terminal`);
}

/** Asks for a word to be typed, such as a bucket's name; no option answers it, so that no script does (G10). */
export async function confirmTyped(question: string, expected: string): Promise<void> {
  assertTerminal("this is confirmed by typing, in a terminal only");
  if (!redraws(process.stderr))
    return assertTyped(await plainQuestion(`${question} Type ${expected} to confirm:`), expected);
  const { text, isCancel } = await prompts();
  const answer = await text({ message: `${question} Type ${expected} to confirm`, output: process.stderr });
  if (isCancel(answer)) throw new ExitError(EXIT.interrupted);
  assertTyped(answer, expected);
}

function assertYes(answer: string | undefined): void {
  if (answer === undefined) throw new ExitError(EXIT.interrupted);
  if (!/^\s*y(es)?\s*$/i.test(answer)) throw new ExitError(EXIT.failed, "refused: nothing was changed");
}

function assertTyped(answer: string | undefined, expected: string): void {
  if (answer === undefined) throw new ExitError(EXIT.interrupted);
  if (answer !== expected) throw new ExitError(EXIT.failed, "refused: what was typed differs, nothing was changed");
}

/** At the end of its input a prompt would end the process with 0 and nothing done: so it is never asked there. */
function assertTerminal(hint: string): void {
  if (process.stdin.isTTY && process.stderr.isTTY) return;
  throw new ExitError(EXIT.usage, `this needs a confirmation; ${hint}`);
}

/** A tenth of a second to load: only who is asked waits for it, not --yes, --dry-run and every run without a terminal. */
function prompts() {
  return import("@clack/prompts");
}
