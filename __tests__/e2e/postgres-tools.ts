import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

import { findEmulator } from "../support/emulator/find";

const INSTALLED = "/usr/lib/postgresql";

/** The PostgreSQL version that serves the suite, or what is missing: one phrase each. */
export type PostgresTools = { readonly version: string } | { readonly missing: readonly string[] };

/** Looks for PostgreSQL as Debian packages it, the AWS CLI, the AWS emulator, and the right to become the user postgres. */
export function findPostgresTools(): PostgresTools {
  const missing: string[] = [];
  const version = installedVersions().at(-1);
  if (version === undefined) missing.push(`there is no PostgreSQL in ${INSTALLED} (apt-get install postgresql)`);
  if (process.getuid?.() !== 0) missing.push("the programs run as root, and this is another user");
  for (const program of ["aws", "jq", "runuser"])
    if (spawnSync(program, ["--version"], { stdio: "ignore" }).status !== 0) missing.push(`${program} is not on PATH`);
  const emulator = findEmulator();
  if (emulator !== undefined) missing.push(emulator);
  return version !== undefined && missing.length === 0 ? { version } : { missing };
}

function installedVersions(): string[] {
  if (!existsSync(INSTALLED)) return [];
  return readdirSync(INSTALLED)
    .filter((version) => existsSync(`${INSTALLED}/${version}/bin/initdb`))
    .sort((one, other) => Number(one) - Number(other));
}
