import { spawnSync } from "node:child_process";
import { MOTO_PROGRAM } from "../emulator/moto";
import { type ProviderMirror, providerMirror } from "./provider-mirror";

/** Names the directory of the provider mirror: the one that holds `registry.terraform.io/`. */
export const MIRROR_VARIABLE = "TF_PROVIDER_MIRROR";

/** What the suite runs with, or what it lacks: one phrase per missing tool. */
export type Tools = { readonly mirror: ProviderMirror } | { readonly missing: readonly string[] };

/** Looks for terraform, a mirror with the AWS provider and the AWS emulator; finds all that is missing at once. */
export function findTools(variables: NodeJS.ProcessEnv): Tools {
  const missing: string[] = [];
  if (!isOnPath("terraform", ["version"])) missing.push("terraform is not on PATH");
  if (!isOnPath(MOTO_PROGRAM, ["--help"])) {
    missing.push(`the AWS emulator ${MOTO_PROGRAM} is not on PATH (python3 -m pip install 'moto[server]')`);
  }
  const directory = variables[MIRROR_VARIABLE];
  const mirror = directory === undefined ? undefined : providerMirror(directory);
  if (directory === undefined) {
    missing.push(`${MIRROR_VARIABLE} does not name a provider mirror (made by \`terraform providers mirror\`)`);
  } else if (mirror === undefined) {
    missing.push(`the provider mirror ${directory} has no hashicorp/aws for this machine`);
  }
  return mirror !== undefined && missing.length === 0 ? { mirror } : { missing };
}

function isOnPath(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
