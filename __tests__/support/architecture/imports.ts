import { existsSync } from "node:fs";
import { join, posix } from "node:path";

import ts from "typescript";

import { LAYERS } from "../../../config/layers";
import { PROJECT_ROOT } from "../synth-project";
import { read } from "./source-files";

/** The parts of the source, as DESIGN's folders have them. */
type Part = "main" | "catalogue" | "config" | "layers" | "modules" | "functions" | "scripts";

interface Rule {
  /** Files of the project that may be imported, by path without its ending. */
  readonly files: RegExp;
  /** Packages that may be imported. */
  readonly packages: RegExp;
}

const CATALOGUE = /^config\/catalogue\//;

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
  main: { files: /^(config\/|layers\/(compose|stack\/(output-target|summary))$)/, packages: /^cdktf$/ },
  // Facts: every folder may import them, and they import nothing but each other.
  catalogue: { files: CATALOGUE, packages: /^$/ },
  config: { files: /^config\//, packages: /^(zod|yaml|ip-address|fastest-levenshtein|node:(fs|path|crypto))$/ },
  layers: { files: /^(config|modules)\//, packages: new RegExp(`^(cdktf|constructs|${PROVIDER_CLASS}|node:path)$`) },
  modules: {
    files: /^(modules\/(?![^/]+\/functions\/)|config\/catalogue\/)/,
    packages: new RegExp(`^(cdktf|constructs|${PROVIDER_CLASS})$`),
  },
  // What Lambda runs: bundled, never a part of the synth.
  functions: { files: /^(modules|config\/catalogue)\//, packages: /^(@aws-sdk\/client-[a-z0-9-]+|node:.+)$/ },
  scripts: {
    files: /^(config\/|scripts\/|layers\/contracts$|package\.json$)/,
    packages: new RegExp(`^(${[...COMMAND_LINE, ...OPERATIONS].join("|")}|node:.+)$`),
  },
};

/** A layer's files are named after it (`foundation.ts`, `foundation-storage.ts`); all others, `stack/` among them, are what layers share. */
const LAYER_NAMES = Object.keys(LAYERS);

/** Single exceptions, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, RegExp>> = {
  // Composing is naming every layer.
  "layers/compose.ts": /^layers\/[a-z/-]+$/,
  // Writes the large files piece by piece.
  "layers/stack/stack-file.ts": /^node:fs$/,
  // Keeps the output of two targets apart.
  "layers/stack/output-target.ts": /^node:fs$/,
  // Programs that machines run and dashboards are files of their own, read where they are turned into resources.
  "modules/machine/boot-program.ts": /^(node:(fs|path)|fflate)$/,
  "modules/observability/dashboard-file.ts": /^node:(fs|path)$/,
  // Bundles the functions: the same bytes for the same source.
  "modules/storage-insights/function-archive.ts": /^(node:(crypto|fs|path)|esbuild|fflate)$/,
};

/** The project's own YAML is read by config/ alone; that of kubectl and of monitoring tools is not the project's. */
const YAML_OF_OTHERS = /^scripts\/fleet\/(apm|kubeconfig)\//;

/** What a file imports and may not. */
export function importViolations(path: string, text: string): string[] {
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
  if (YAML_OF_OTHERS.test(path) && imported === "yaml") return true;
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
  if (path.startsWith("config/catalogue/")) return "catalogue";
  return FUNCTIONS.test(path) ? "functions" : (path.split("/")[0] as Part);
}
