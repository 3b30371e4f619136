import { readFileSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../terminal/exit";
import { PROJECT_ROOT } from "../terminal/project-root";
import { runProgram } from "../terraform/program";
import { ifPresent } from "./if-present";
import type { Outcome } from "./step";

/** A program with its arguments. */
export type Call = readonly [program: string, ...args: string[]];

/** The program of a package, for Node: links in node_modules/.bin are no programs on Windows. */
export function tool(name: string, ...args: string[]): Call {
  const folder = join(PROJECT_ROOT, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const path = typeof bin === "string" ? bin : Object.values(bin)[0]!;
  return [process.execPath, join(folder, path), ...args];
}

interface Manifest {
  /** One program, or several by name. */
  readonly bin: string | Readonly<Record<string, string>>;
}

/** A command of this program, in a process of its own. */
export function fleet(...args: string[]): Call {
  return [process.execPath, join(PROJECT_ROOT, "scripts", "fleet.js"), ...args];
}

/** Runs one after another in the project's folder, all of them whatever one says. */
export async function runTools(calls: readonly Call[], live: boolean, cwd = PROJECT_ROOT): Promise<Outcome> {
  let log = "";
  let failed = false;
  let invalid = false;
  for (const [program, ...args] of calls) {
    const { code, stdout, stderr } = await runProgram({ program, args, cwd, quiet: !live });
    log += stdout + stderr;
    failed ||= code !== 0;
    invalid ||= code === EXIT.usage && args[0] === fleet()[1];
  }
  return { result: failed ? "failed" : "ok", log, ...(invalid ? { invalid } : {}) };
}

/** The same, for a program that a contributor may lack. */
export function runToolsIfPresent(calls: readonly Call[], live: boolean): Promise<Outcome> {
  return ifPresent(calls[0]![0], () => runTools(calls, live));
}
