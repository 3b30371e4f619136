import { spawn } from "node:child_process";
import { once } from "node:events";

import type { Hold } from "../support/emulator/hold";
import type { Operator } from "../support/operator";
import { EXAMPLE_ROOT } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";
import { withRoot } from "../support/with-root";

/**
 * Runs `fleet` as a program of its own, interrupts it while a request is held, and lets that go on once the program has
 * said that it heard; resolves with its exit code and signal.
 */
export async function interruptedProgram(
  { env }: Operator,
  args: readonly string[],
  held: Hold,
  whenHeard: () => void = () => undefined,
): Promise<unknown> {
  const variables = { ...process.env, ...env };
  const program = spawn(process.execPath, [`${PROJECT_ROOT}/scripts/fleet.js`, ...withRoot(args, EXAMPLE_ROOT)], {
    env: variables,
    stdio: "pipe",
  });
  let told = "";
  const heard = new Promise<void>((resolve) =>
    program.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()).includes("SIGINT") && resolve()),
  );
  const ended = once(program, "exit");
  await held.arrived;
  program.kill("SIGINT");
  await heard;
  whenHeard();
  held.release();
  return ended;
}
