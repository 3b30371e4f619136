import { runProgram, type ProgramEnd } from "../terraform/program";

/** The programs that read the stacks. */
export const TERRAFORMS = ["terraform", "tofu"] as const;

/** Terraform or OpenTofu. */
export type TerraformName = (typeof TERRAFORMS)[number];

/**
 * It asks nothing, works in the state that the stack names, whatever workspace somebody selected, and on the whole of it:
 * arguments from the environment could leave a part out.
 */
const VARIABLES = {
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
  TF_WORKSPACE: "default",
  TF_CLI_ARGS: undefined,
  TF_CLI_ARGS_plan: undefined,
  TF_CLI_ARGS_show: undefined,
  TF_CLI_ARGS_apply: undefined,
};

/** Runs Terraform in a stack's folder and returns how it ended; nothing of what it prints is shown. */
export type TerraformRun = (...args: readonly string[]) => Promise<ProgramEnd>;

/** Terraform in the folder of a stack. */
export function terraformAt(cwd: string, program: TerraformName): TerraformRun {
  return (command, ...args) =>
    runProgram({ program, args: [command, "-no-color", ...args], cwd, variables: VARIABLES, quiet: true });
}
