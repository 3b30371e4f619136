import { spawnSync } from "node:child_process";

/** Why a shell's suite can't run here: nothing, where the shell is there. */
export function missingShell(shell: "zsh" | "fish"): readonly string[] {
  return spawnSync(shell, ["-c", "exit"]).error ? [`${shell} is not installed`] : [];
}
