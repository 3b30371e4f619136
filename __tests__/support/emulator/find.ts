import { spawnSync } from "node:child_process";

import { MOTO_PROGRAM } from "./moto";

/** Why the emulator can't be started here, or undefined when it can. */
export function findEmulator(): string | undefined {
  if (spawnSync(MOTO_PROGRAM, ["--help"], { stdio: "ignore" }).status === 0) return undefined;
  return `the AWS emulator ${MOTO_PROGRAM} is not on PATH (python3 -m pip install 'moto[server]')`;
}
