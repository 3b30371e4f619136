import { tmpdir } from "node:os";

import { OLDEST_TERRAFORM } from "../../../config/catalogue/terraform-version";
import { EXIT, ExitError } from "../terminal/exit";
import { runProgram } from "./program";

/** As `terraform version` says it, in words or with -json. */
const VERSION = /(?:Terraform v|OpenTofu v|"terraform_version":\s*")(?<version>(?<major>\d+)\.(?<minor>\d+)\.[\w.+-]+)/;

/**
 * Ends the command with exit 3 and one line, before anything else runs, unless the `terraform` on PATH, or the `tofu`, is one
 * that reads the stacks.
 */
export async function assertTerraform(program: "terraform" | "tofu" = "terraform"): Promise<void> {
  const problem = await terraformProblem(program);
  if (problem !== undefined) throw new ExitError(EXIT.environment, problem);
}

/** What is wrong with the `terraform` on PATH, as it says itself; none at all ends the command with exit 3. */
export async function terraformProblem(program = "terraform"): Promise<string | undefined> {
  const { stdout } = await runProgram({ program, args: ["version"], cwd: tmpdir(), quiet: true });
  return versionIn(stdout, program).problem;
}

/** The version in what `terraform version` prints, and what is wrong with it; one of the two may be missing. */
export function versionIn(printed: string, program: string): { readonly version?: string; readonly problem?: string } {
  const found = VERSION.exec(printed)?.groups;
  if (!found) return { problem: `${program} version names no version of Terraform${NEEDED}` };
  const { version, major, minor } = found as { version: string; major: string; minor: string };
  const fits = !isOlder([Number(major), Number(minor)]);
  return fits ? { version } : { version, problem: `${program} is ${version}, too old for the stacks${NEEDED}` };
}

const NEEDED = `: install ${OLDEST_TERRAFORM} or newer, https://developer.hashicorp.com/terraform/install`;

function isOlder([major, minor]: readonly [number, number]): boolean {
  const [oldestMajor, oldestMinor] = OLDEST_TERRAFORM.split(".").map(Number) as [number, number];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
