import { run, type Run } from "./synth-project";

const AUTHOR = ["-c", "user.name=Operator", "-c", "user.email=operator@example.com", "-c", "commit.gpgsign=false"];
const NO_OWN_SETTINGS = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

/** Git in a folder, by an operator without settings of their own; `variables` are what hooks see besides. */
export function gitIn(folder: string, variables: Readonly<Record<string, string>> = {}): (...args: string[]) => Run {
  return (...args) => run("git", [...AUTHOR, ...args], folder, { ...NO_OWN_SETTINGS, ...variables });
}
