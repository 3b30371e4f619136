import { EXIT, ExitError } from "../terminal/exit";
import type { Outcome } from "./step";

/** What a step that needs a program comes to; skipped where it is one that a contributor may lack, and does. */
export async function ifPresent(program: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ExitError && error.code === EXIT.environment)) throw error;
    return { result: "skipped", detail: `${program} is not on PATH`, log: "" };
  }
}
