import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { words } from "../../config/reading/words";
import { inFolder } from "./in-folder";
import { EXAMPLE, TODAY, type Files } from "./registry";

/** The project this test belongs to. */
export const PROJECT_ROOT = join(__dirname, "..", "..");

/** What a synth needs of the project, without the registry. */
const SOURCES = words`
  main.ts config layers modules cdktf.json package.json
  package-lock.json scripts/synth.js scripts/launch
`;

/** How a program ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for as long as it is used. */
export function withFolder<T>(use: (folder: string) => T): T {
  return inFolder("fleet-project-", use);
}

/** Copies the project's sources, and more of it, into a folder, with the example's registry and some files different. */
export function copyProject(folder: string, files: Files = {}, more: readonly string[] = []): void {
  for (const source of [...SOURCES, ...more])
    cpSync(join(PROJECT_ROOT, source), join(folder, source), { recursive: true, filter: isNoRegistry });
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  writeFiles(folder, { ...EXAMPLE, ...files });
}

/** The shipped registry stays behind: any client's edit may change it. */
function isNoRegistry(path: string): boolean {
  return dirname(path) !== join(PROJECT_ROOT, "config") || !path.endsWith(".yaml");
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Runs the main program of the project in a folder, as cdktf.json does. */
export function runMain(folder: string, variables: NodeJS.ProcessEnv = {}, preloads: readonly string[] = []): Run {
  const required = preloads.flatMap((preload) => ["--require", preload]);
  return run(process.execPath, [...required, join(folder, "scripts", "synth.js")], folder, variables);
}

/** Runs the command line of the project in a folder, or of this one. */
export function runFleet(args: readonly string[], variables: NodeJS.ProcessEnv = {}, folder = PROJECT_ROOT): Run {
  return run(process.execPath, [join(folder, "scripts", "fleet.js"), ...args], folder, variables);
}

/** Tests live on one day: on another a version may be out of support, and programs would say so. */
const CLOCK = { NODE_OPTIONS: `--require "${join(__dirname, "clock.cjs")}"`, FLEET_TEST_CLOCK: `${TODAY}T12:00:00Z` };

/** Runs a program to its end; of this process's variables it gets only those that name no target. */
export function run(program: string, args: readonly string[], cwd: string, variables: NodeJS.ProcessEnv = {}): Run {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, CHECKPOINT_DISABLE: "1", ...CLOCK, ...variables };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}
