import { EXIT, ExitError } from "../terminal/exit";
import { note } from "../terminal/print";
import { runProgram } from "../terraform/program";
import { explainFailure } from "./explain-failure";
import type { Journal } from "./journal";
import type { TerraformLog } from "./terraform-log";
import { ApplyProgress, conclusionOf, plannedIn } from "./terraform-summary";

/** Runs Terraform in one stack's folder and returns what it printed; data is kept off the screen and out of the log. */
export type Terraform = (args: readonly string[], output?: "told" | "data") => Promise<string>;

/** It asks nothing; in another workspace than the default one the state would be somewhere else than the stack says. */
const VARIABLES = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0", TF_WORKSPACE: "" };

/**
 * Terraform in a folder, known to the journal while it works. What it concludes is told in a line, all of it is in the log;
 * its failure shows its errors and ends the command with what they mean (S0-36…S0-40).
 */
export function terraformIn(cwd: string, journal: Journal, log: TerraformLog): Terraform {
  let planned = 0;
  return async (args, output = "told") => {
    const told = output === "told";
    const applied = args[0] === "apply" && planned > 0 && !log.verbose ? new ApplyProgress(planned) : undefined;
    if (told) log.write(`\n$ terraform ${args.join(" ")}\n`);
    const { code, stdout, stderr } = await runProgram({
      program: "terraform",
      args: [...args, "-no-color"],
      cwd,
      variables: VARIABLES,
      started: (pid) => journal.runs(pid),
      quiet: true,
      heard: (text) => {
        if (told) log.write(text);
        applied?.hear(text);
      },
    });
    if (code === 0) {
      const conclusion = told ? conclusionOf(stdout) : undefined;
      if (conclusion !== undefined) {
        planned = plannedIn(conclusion);
        note(`terraform ${args[0]}: ${conclusion}`);
      }
      return stdout;
    }
    // Its errors, and nothing of what went well before them.
    if (!told || !log.verbose) note(stderr.trimEnd());
    for (const line of explainFailure(stdout + stderr)) note(line);
    const message = `terraform ${args[0]} failed; what is done is kept, and the next run goes on from it`;
    throw new ExitError(EXIT.failed, message);
  };
}
