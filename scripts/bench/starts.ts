import { join } from "node:path";

import { measure } from "./measure";

/** What a start of a program costs. */
export interface Start {
  readonly name: string;
  readonly cpuMs: number;
  /** How many starts of node alone that is. */
  readonly ratio: number;
}

/** By name, what is started of a project's scripts, and with which arguments. */
const STARTS: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ["fleet --version", "fleet.js", "--version"],
  ["fleet --help", "fleet.js", "--help"],
  ["fleet validate", "fleet.js", "validate"],
  ["synth", "synth.js"],
];

/** The shipped example's starts, each after a first one that makes what later ones find in the cache. */
export function measureStarts(root: string, runs: number): Start[] {
  const node = measure(["-e", "0"], root, runs).cpuMs;
  return STARTS.map(([name, script, ...args]) => {
    const command = [join(root, "scripts", script), ...args];
    measure(command, root, 2);
    const { cpuMs } = measure(command, root, runs);
    return { name, cpuMs, ratio: cpuMs / node };
  });
}

/** A line for each. */
export function renderStarts(starts: readonly Start[]): string[] {
  return starts.map(
    ({ name, cpuMs, ratio }) =>
      `${name.padEnd(20)} ${(cpuMs / 1000).toFixed(2)} s of CPU, ${ratio.toFixed(1)} times node alone`,
  );
}
