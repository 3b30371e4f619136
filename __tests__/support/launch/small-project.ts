import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PROJECT_ROOT, run, writeFiles, type Run } from "../synth-project";
import type { Files } from "../registry";

/** A program of two modules and a package, with the project's launcher: it is bundled in a moment. */
const PROGRAM: Files = {
  "main.ts": 'import { greet } from "./lib/greet";\n\nconsole.log(greet("acme"));\n',
  "lib/greet.ts":
    'import { word } from "words";\n\nexport function greet(name: string): string {\n  return `${word} ${name}`;\n}\n',
  "start.js": 'void require("./scripts/launch/launch").launch("main.ts");\n',
  "package-lock.json": "{}\n",
  "clients.yaml": "clients: {}\n",
};

const PACKAGES: Files = {
  "words/package.json": '{ "name": "words", "version": "1.0.0" }\n',
  "words/index.js": 'exports.word = "hello";\n',
  ".package-lock.json": '{ "words": "1.0.0" }\n',
};

const CACHE = join("node_modules", ".cache", "client-fleet", "launch");

/** Writes the program, with packages of its own or those of another folder. */
export function writeSmallProject(folder: string, files: Files = {}, nodeModules?: string): void {
  cpSync(join(PROJECT_ROOT, "scripts", "launch"), join(folder, "scripts", "launch"), { recursive: true });
  writeFiles(folder, { ...PROGRAM, ...files });
  if (nodeModules !== undefined) {
    symlinkSync(nodeModules, join(folder, "node_modules"), "dir");
    return;
  }
  writeFiles(join(folder, "node_modules"), PACKAGES);
  for (const name of ["esbuild", "write-file-atomic"])
    symlinkSync(join(PROJECT_ROOT, "node_modules", name), join(folder, "node_modules", name), "dir");
}

/** Runs it. */
export function start(folder: string, args: readonly string[] = []): Run {
  return run(process.execPath, [join(folder, "start.js"), ...args], folder);
}

/** Runs it, while others run. */
export function startBeside(folder: string): Promise<string> {
  const child = spawn(process.execPath, [join(folder, "start.js")], { stdio: ["ignore", "pipe", "pipe"] });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve) => child.once("close", () => resolve(Buffer.concat(parts).toString("utf8"))));
}

/** When each file in the cache was written, by its path; notes of how files look are none of what was made. */
export function made(folder: string): Record<string, number> {
  const cache = join(folder, CACHE);
  const paths = readdirSync(cache, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => !path.startsWith("notes") && statSync(join(cache, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, statSync(join(cache, path)).mtimeMs]));
}

/** Changes every file of the cache whose name ends so; tells how many there were. */
export function spoil(folder: string, ending: string, change: (content: Buffer) => Buffer): number {
  const cache = join(folder, CACHE);
  const paths = readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(ending));
  for (const path of paths) writeFileSync(join(cache, path), change(readFileSync(join(cache, path))));
  return paths.length;
}

/** Replaces a text in a file. */
export function edit(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFiles(folder, { [file]: text.replace(from, to) });
}
