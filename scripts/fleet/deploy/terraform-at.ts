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
  // One folder for the data of all stacks would mix them up.
  TF_DATA_DIR: undefined,
  TF_CLI_ARGS: undefined,
  TF_CLI_ARGS_plan: undefined,
  TF_CLI_ARGS_show: undefined,
  TF_CLI_ARGS_apply: undefined,
};

/** Runs Terraform in a stack's folder and returns how it ended; nothing of what it prints is shown. */
export type TerraformRun = (...args: readonly string[]) => Promise<ProgramEnd>;

/** Who hears it, and where providers are kept. */
export interface TerraformAtProps {
  readonly cwd: string;
  readonly program: TerraformName;
  /** Hears what it says, as it comes, but for data. */
  readonly heard?: (text: string) => void;
  /** A folder for providers that is filled; undefined for none, absent for what the environment says. */
  readonly pluginCache?: string | undefined;
}

/** Terraform in the folder of a stack. A first interruption has it end what is under way, a second one give up. */
export function terraformAt({ cwd, program, heard, ...cache }: TerraformAtProps): TerraformRun {
  const variables = { ...VARIABLES, ...("pluginCache" in cache && { TF_PLUGIN_CACHE_DIR: cache.pluginCache }) };
  return (command, ...args) => {
    heard?.(`\n$ ${program} ${[command, ...args].join(" ")}\n`);
    return runProgram({
      program,
      args: [command, "-no-color", ...args],
      ...{ cwd, variables, quiet: true, insistent: true },
      // What it shows as data holds every value of a plan.
      ...(heard !== undefined && command !== "show" && { heard }),
    });
  };
}
