import { EXIT, ExitError } from "../terminal/exit";
import { note } from "../terminal/print";
import { runProgram } from "../terraform/program";
import { explainFailure } from "./explain-failure";
import type { Journal } from "./journal";

/** Runs Terraform in one stack's folder and returns what it printed; data is kept off the screen. */
export type Terraform = (args: readonly string[], output?: "shown" | "data") => Promise<string>;

/** It asks nothing; in another workspace than the default one the state would be somewhere else than the stack says. */
const VARIABLES = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0", TF_WORKSPACE: "" };

/** Terraform in a folder, known to the journal while it works; its failure ends the command with what it means (S0-36…S0-40). */
export function terraformIn(cwd: string, journal: Journal): Terraform {
  return async (args, output = "shown") => {
    const { code, stdout, stderr } = await runProgram({
      program: "terraform",
      args: [...args, "-no-color"],
      cwd,
      variables: VARIABLES,
      started: (pid) => journal.runs(pid),
      quiet: output === "data",
    });
    if (code === 0) return stdout;
    if (output === "data") note(stderr);
    for (const line of explainFailure(stdout + stderr)) note(line);
    const message = `terraform ${args[0]} failed; what is done is kept, and the next run goes on from it`;
    throw new ExitError(EXIT.failed, message);
  };
}
