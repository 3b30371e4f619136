import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

import ts from "typescript";

import { LAYERS } from "../config/layers";
import { PROJECT_ROOT } from "./support/synth-project";

/** The parts of the source, as DESIGN's folders have them. */
type Part = "main" | "config" | "layers" | "modules" | "functions" | "scripts";

interface Rule {
  /** Files of the project that may be imported, by path without its ending. */
  readonly files: RegExp;
  /** Packages that may be imported. */
  readonly packages: RegExp;
}

const FUNCTIONS = /^modules\/[^/]+\/functions\//;

const PROVIDER_CLASS = "@cdktf/provider-[a-z]+/lib/[a-z0-9-]+";

/** What the command line is made of. */
const COMMAND_LINE = [
  ...["commander", "picocolors", "cli-table3", "pino", "@clack/prompts"],
  "@bomb\\.sh/tab(/[a-z]+)?",
];

/** What works on AWS, and on the configurations of other tools. */
const OPERATIONS = [
  ...["p-map", "lru-cache", "@aws-sdk/[a-z0-9-]+", "@smithy/[a-z-]+(/[a-z]+)?", "zod"],
  ...["@lezer/[a-z]+", "@prometheus-io/lezer-promql", "@grafana/lezer-logql"],
];

/** Who may import whom. */
const RULES: Readonly<Record<Part, Rule>> = {
  main: { files: /^(config\/|layers\/(compose|synth\/(output-target|summary))$)/, packages: /^cdktf$/ },
  config: { files: /^config\//, packages: /^(zod|yaml|ip-address|fastest-levenshtein|node:(fs|path|crypto))$/ },
  layers: { files: /^(config|modules)\//, packages: new RegExp(`^(cdktf|constructs|${PROVIDER_CLASS}|node:path)$`) },
  modules: {
    files: /^modules\/(?![^/]+\/functions\/)/,
    packages: new RegExp(`^(cdktf|constructs|${PROVIDER_CLASS})$`),
  },
  // What Lambda runs: bundled, never a part of the synth.
  functions: { files: /^modules\//, packages: /^(@aws-sdk\/client-[a-z0-9-]+|node:.+)$/ },
  scripts: {
    files: /^(config\/|scripts\/|layers\/contracts$|package\.json$)/,
    packages: new RegExp(`^(${[...COMMAND_LINE, ...OPERATIONS].join("|")}|node:.+)$`),
  },
};

/** A layer's files are named after it (`foundation.ts`, `foundation-storage.ts`); all others, `synth/` among them, are what layers share. */
const LAYER_NAMES = Object.keys(LAYERS);

/** Single exceptions, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, RegExp>> = {
  // Composing is naming every layer.
  "layers/compose.ts": /^layers\/[a-z/-]+$/,
  // Writes the large files piece by piece.
  "layers/synth/stack-file.ts": /^node:fs$/,
  // Keeps the output of two targets apart.
  "layers/synth/output-target.ts": /^node:fs$/,
  // Programs that machines run and dashboards are files of their own, read where they are turned into resources.
  "modules/machine/boot-program.ts": /^(node:(fs|path)|fflate)$/,
  "modules/observability/dashboard-file.ts": /^node:(fs|path)$/,
  // Bundles the functions: the same bytes for the same source.
  "modules/storage-insights/function-archive.ts": /^(node:(crypto|fs|path)|esbuild|fflate)$/,
};

/** What runs elsewhere, and what needs a process id for a draft's name and a fixed date for an archive. */
const IMPURE_FILES = /^modules\/(storage-insights\/function-archive\.ts$|[^/]+\/functions\/)/;

/** Names that stand for time, chance, or the machine that a synth runs on. */
const IMPURE = /^(process|Date|performance|fetch|setTimeout|setInterval|crypto|Intl)$/;

const ROOT_ENTRIES = [
  ...["config", "layers", "modules", "scripts", "docs", "__tests__"],
  ...["main.ts", "cdktf.json", "cidr-registry.yaml", "package.json", "package-lock.json", "tsconfig.json"],
  ...["eslint.config.mjs", "jest.config.cjs", "jest.e2e.config.cjs"],
  ...["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "NOTICE"],
];

const MOST_LINES = 300;

describe("The architecture", () => {
  const sources = sourceFiles();

  it("has files in every part", () => {
    for (const part of ["config/", "layers/", "modules/", "scripts/"])
      expect(sources.filter((path) => path.startsWith(part)).length).toBeGreaterThan(3);
    expect(sources).toContain("main.ts");
  });

  it("lets each part import what it may, and nothing else", () => {
    expect(sources.flatMap((path) => importViolations(path, read(path)))).toEqual([]);
  });

  it("keeps synth pure: no clock, chance, environment or network under layers/ and modules/", () => {
    const pure = sources.filter((path) => /^(layers|modules)\//.test(path) && !IMPURE_FILES.test(path));
    expect(pure.flatMap((path) => purityViolations(path, read(path)))).toEqual([]);
  });

  it("keeps the environment out of config/: main.ts and the commands hand it in", () => {
    const config = sources.filter((path) => path.startsWith("config/"));
    const impure = config.flatMap((path) => purityViolations(path, read(path)));
    expect(impure.filter((violation) => !violation.endsWith("uses Date"))).toEqual([]);
  });

  it("keeps files short", () => {
    const tests = filesBelow("__tests__").filter((path) => path.endsWith(".ts"));
    const long = [...sources, ...tests].filter((path) => read(path).split("\n").length - 1 > MOST_LINES);
    expect(long).toEqual([]);
  });

  it("has a fixed list of entries at the top", () => {
    const ignored = read(".gitignore").split("\n").filter(Boolean).map(globPattern);
    const entries = readdirSync(PROJECT_ROOT, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => !name.startsWith(".") && !ignored.some((pattern) => pattern.test(name)))
      .map((name) => name.replace(/\/$/, ""));
    expect(entries.filter((name) => !ROOT_ENTRIES.includes(name))).toEqual([]);
  });

  it("has no barrels: no file that only hands on what others export", () => {
    const barrels = sources.filter((path) => /(^|\/)index\.ts$/.test(path) || /^export \* from/m.test(read(path)));
    expect(barrels).toEqual([]);
  });
});

describe("The checks of the architecture", () => {
  it.each<[string, string, string, string]>([
    ["a layer in another", "layers/platform.ts", 'import { Foundation } from "./foundation";', "layers/foundation"],
    [
      "a part of another layer",
      "layers/platform.ts",
      'import { storageFacts } from "./foundation-storage";',
      "layers/foundation-storage",
    ],
    [
      "a part of a layer in another",
      "layers/platform.ts",
      'import { FoundationStorage } from "./foundation-storage";',
      "layers/foundation-storage",
    ],
    ["a layer in a command", "scripts/commands/a.ts", 'import { Layer } from "../../layers/layer";', "layers/layer"],
    [
      "a module in config",
      "config/a.ts",
      'import { Nat } from "../modules/client-network/nat";',
      "modules/client-network/nat",
    ],
    ["config in a module", "modules/storage/a.ts", 'import type { Client } from "../../config/fleet";', "config/fleet"],
    ["cdktf in config", "config/a.ts", 'import { App } from "cdktf";', "cdktf"],
    ["YAML outside config", "scripts/commands/a.ts", 'import { parse } from "yaml";', "yaml"],
    ["a provider's root", "modules/a.ts", 'import { vpc } from "@cdktf/provider-aws";', "@cdktf/provider-aws"],
    ["a file system in a module", "modules/a.ts", 'import { readFileSync } from "node:fs";', "node:fs"],
    ["a command in main", "main.ts", 'import { run } from "./scripts/terminal/run";', "scripts/terminal/run"],
    [
      "a function of Lambda's in a construct",
      "modules/storage-insights/a.ts",
      'import { handler } from "./functions/auto-tagger";',
      "modules/storage-insights/functions/auto-tagger",
    ],
    ["something handed on", "config/a.ts", 'export { App } from "cdktf";', "cdktf"],
    ["something required", "modules/a.ts", 'const fs = require("node:fs");', "node:fs"],
    ["something imported later", "modules/a.ts", 'const fs = await import("node:fs");', "node:fs"],
    ["an import that is not there", "config/a.ts", 'import { x } from "./nowhere";', "config/nowhere"],
    [
      "constructs of a module in a command",
      "scripts/a.ts",
      'import { Nat } from "../modules/client-network/nat";',
      "modules/client-network/nat",
    ],
  ])("find %s", (_, path, text, imported) => {
    expect(importViolations(path, text)).toEqual([`${path} imports ${imported}`]);
  });

  it("pass a pure part of a module in a command", () => {
    const text = 'import { BUCKET_PROFILES } from "../../modules/storage/profiles";';
    expect(importViolations("scripts/review/a.ts", text)).toEqual([]);
  });

  it.each([
    ["process", "const home = process.env.HOME;"],
    ["Date", "const now = Date.now();"],
    ["Date", "const now = new Date();"],
    ["Math.random", "const dice = Math.random();"],
    ["fetch", 'await fetch("https://example.com");'],
  ])("find the use of %s", (name, text) => {
    expect(purityViolations("modules/a.ts", text)).toEqual([`modules/a.ts uses ${name}`]);
  });

  it("are not misled by comments, text and keys", () => {
    const text = '// Date.now()\nconst a = { process: "Date.now()" };\nconst b = a.process;\n';
    expect(purityViolations("modules/a.ts", text)).toEqual([]);
  });
});

/** What a file imports and may not. */
function importViolations(path: string, text: string): string[] {
  const part = partOf(path);
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => resolveImport(path, fileName))
    .filter((imported) => !mayImport(part, path, imported))
    .map((imported) => `${path} imports ${imported}`);
}

function mayImport(part: Part, path: string, imported: string): boolean {
  if (EXCEPTIONS[path]?.test(imported)) return true;
  const { files, packages } = RULES[part];
  if (packages.test(imported)) return true;
  // The project's own YAML is read by config/ alone; that of kubectl and of monitoring tools is not the project's.
  if (path.startsWith("scripts/aws/") && imported === "yaml") return true;
  if (!isFile(imported)) return false;
  if (part === "layers" && imported.startsWith("layers/")) {
    const layer = layerOf(imported);
    return layer === undefined || layer === layerOf(path);
  }
  // A layer may be in several files, named after it.
  if (part === "layers" && imported.startsWith(`${path.replace(/\.ts$/, "")}-`)) return true;
  if (part === "scripts" && imported.startsWith("modules/")) return FUNCTIONS.test(imported) || isPure(imported);
  return files.test(imported);
}

function layerOf(file: string): string | undefined {
  const name = posix.basename(file, ".ts");
  return LAYER_NAMES.find((layer) => name === layer || name.startsWith(`${layer}-`));
}

/** A file of a module without constructs, itself and in what it imports. */
function isPure(file: string): boolean {
  const path = `${file}.ts`;
  return ts.preProcessFile(read(path), true, true).importedFiles.every(({ fileName }) => {
    const imported = resolveImport(path, fileName);
    return isFile(imported) && isPure(imported);
  });
}

function resolveImport(path: string, specifier: string): string {
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier;
}

function isFile(imported: string): boolean {
  return existsSync(join(PROJECT_ROOT, `${imported}.ts`)) || imported.endsWith(".json");
}

function partOf(path: string): Part {
  if (path === "main.ts") return "main";
  return FUNCTIONS.test(path) ? "functions" : (path.split("/")[0] as Part);
}

/** Uses of the clock, chance, the environment or the network. */
function purityViolations(path: string, text: string): string[] {
  const used: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && IMPURE.test(node.text) && isReference(node)) used.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random") used.push("Math.random");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return used.map((name) => `${path} uses ${name}`);
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  const isKey = ts.isPropertyAssignment(parent) && parent.name === node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  const isSignature = ts.isPropertySignature(parent) && parent.name === node;
  return !isKey && !isMember && !isSignature;
}

function sourceFiles(): string[] {
  const parts = ["config", "layers", "modules", "scripts"].flatMap(filesBelow);
  return ["main.ts", ...parts.filter((path) => path.endsWith(".ts"))];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .sort();
}

function read(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), "utf8");
}

function globPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}
