import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Command } from "commander";

import { fleetProgram } from "../../../scripts/fleet/program";
import { PROJECT_ROOT } from "../../support/synth-project";

const FLEET = join(PROJECT_ROOT, "scripts", "fleet");

/** What a command's words and options may not load: it would be read for every --help. */
const HEAVY = /[\\/]node_modules[\\/](zod|yaml|cdktf|constructs|@aws-sdk|@smithy|@cdktf|cli-table3|pino)[\\/]/;

const files = readdirSync(FLEET, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("command.ts"))
  .map((file) => file.replaceAll("\\", "/"));
const text = (file: string): string => readFileSync(join(FLEET, file), "utf8");
const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
const lazyImports = (file: string): string[] =>
  [...text(file).matchAll(/await import\("(.*?)"\)/g)].map(([, path]) => path!);

describe("Every command", () => {
  it("stands in a command.ts of its own, and groups in one above them", () => {
    const groups = files.filter((file) => lazyImports(file).length === 0 && file !== "help/command.ts");
    const commands = fleetProgram().commands.flatMap(leaves).length;
    expect(files.length - groups.length).toBe(commands);
    for (const group of groups) expect(text(group)).toMatch(/\.addCommand\(/);
  });

  it.each(files)("%s loads what runs by at most one import, from beside it", (file) => {
    const loaded = lazyImports(file);
    expect(loaded.length).toBeLessThanOrEqual(1);
    for (const path of loaded) {
      expect(path).toMatch(/^\.\/[a-z0-9-]+$/);
      expect(existsSync(join(FLEET, dirname(file), `${path}.ts`))).toBe(true);
    }
  });

  it("declares shared options in one place", () => {
    const shared = /\.(required)?[oO]ption\(\s*"--(json|dry-run|yes|root|environment|region|check)\b/;
    expect(files.filter((file) => shared.test(text(file)))).toEqual([]);
  });

  it("loads nothing heavy for --help", () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      if (!file.endsWith(".ts")) return;
      for (const [, spec] of readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?from "(.*?)";/gm)) {
        const path = spec!.startsWith(".") ? join(dirname(file), spec!) : join("/node_modules", spec!, "/");
        visit(existsSync(`${path}.ts`) ? `${path}.ts` : path);
      }
    };
    visit(join(FLEET, "program.ts"));
    expect([...reached].filter((file) => HEAVY.test(file) || file.endsWith("config/load.ts"))).toEqual([]);
    expect(reached.size).toBeGreaterThan(files.length);
  });
});

describe("fleet help", () => {
  const paths = (command: Command, words: string[] = []): string[][] =>
    command.commands.flatMap((each) => [[...words, each.name()], ...paths(each, [...words, each.name()])]);

  it.each(paths(fleetProgram()).map((words) => [words.join(" "), words] as const))("shows %s", async (_, words) => {
    const program = fleetProgram();
    let printed = "";
    const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
    for (const each of all(program)) each.exitOverride().configureOutput({ writeOut: (part) => (printed += part) });
    await expect(program.parseAsync(["help", ...words], { from: "user" })).rejects.toMatchObject({ exitCode: 0 });
    expect(printed).toMatch(new RegExp(`^Usage: fleet ${words.join(" ")}( |$)`, "m"));
  });
});
