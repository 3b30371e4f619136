import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

import { copyProject, PROJECT_ROOT, run, withFolder } from "../synth-project";
import { read } from "./source-files";

/** What dependency-cruiser says of one import. */
interface Violation {
  readonly from: string;
  readonly unresolvedTo?: string;
  readonly rule: { readonly name: string };
  /** The way to what must not be reached. */
  readonly via?: readonly { readonly name: string }[];
}

const CRUISER = join(PROJECT_ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");

const PARTS = ["main.ts", "config", "layers", "modules", "scripts"];

/** A file and a line that it has beside its own. */
export type Planted = readonly [path: string, line: string];

/** What the rules forbid in a copy of the project with more lines in some files: `rule: file imports file`. */
export function importViolations(planted: readonly Planted[]): string[] {
  const files: Record<string, string> = {};
  for (const [path, line] of planted) {
    files[path] ??= existsSync(join(PROJECT_ROOT, path)) ? read(path) : "";
    files[path] += `${line}\n`;
  }
  return withFolder((folder) => {
    copyProject(folder, files, ["scripts", "tsconfig.json", ".dependency-cruiser.cjs"]);
    const output = join(folder, "violations.json");
    run(process.execPath, [CRUISER, "--output-type", "json", "--output-to", output, ...PARTS], folder);
    const { summary } = JSON.parse(readFileSync(output, "utf8")) as { summary: { violations: Violation[] } };
    return [...new Set(summary.violations.map(sentence))];
  });
}

function sentence({ from, unresolvedTo, via, rule }: Violation): string {
  const imported = unresolvedTo?.startsWith(".") ? posix.join(posix.dirname(from), unresolvedTo) : unresolvedTo;
  return `${rule.name}: ${from} imports ${imported ?? via![0]!.name.replace(/\.ts$/, "")}`;
}
