import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type * as Esbuild from "esbuild";
import { version } from "esbuild/package.json";
import { sync as writeFileAtomicSync } from "write-file-atomic";

/** How a function becomes one file. */
const OPTIONS = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  external: ["@aws-sdk/*"],
  tsconfigRaw: {},
  minify: false,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  metafile: true,
  write: false,
} as const satisfies Esbuild.BuildOptions;

/**
 * esbuild names each file of a bundle in a comment. Facts are named without their folder: where the catalogue keeps them
 * is no change of the function, which Lambda would deploy anew for every client.
 */
const PLACE_IN_CATALOGUE = /^\/\/ (?:\.\.\/)+config\/catalogue\/(?:[\w-]+\/)*/gm;

/** A bundle, and what it was made of. */
interface KeptBundle {
  /** esbuild's version and options. */
  readonly maker: string;
  /** Hashes of the sources' content, by path. */
  readonly sources: Readonly<Record<string, string>>;
  readonly text: string;
}

const MAKER = `${version} ${JSON.stringify(OPTIONS)} ${PLACE_IN_CATALOGUE}`;

/**
 * A function and all that it imports, as one file. It is kept until one of its sources has another content: starting
 * esbuild takes longer than a small synth.
 */
export function functionBundle(name: string, sources: string, cache: string): string {
  const place = join(cache, `${name}.json`);
  const kept = readKept(place);
  if (kept?.maker === MAKER && isMadeOf(kept.sources, sources)) return kept.text;
  const made = bundle(name, sources);
  keep(cache, place, made);
  return made.text;
}

function bundle(name: string, folder: string): KeptBundle {
  // Loaded when it is needed, which it seldom is.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { buildSync } = require("esbuild") as typeof Esbuild;
  // The paths in the bundle's comments are relative to it, whoever builds from wherever.
  const { outputFiles, metafile } = buildSync({ ...OPTIONS, entryPoints: [`./${name}.ts`], absWorkingDir: folder });
  const sources = Object.keys(metafile.inputs).map((path) => [path, hashOf(folder, path)] as const);
  const text = outputFiles[0]!.text.replace(PLACE_IN_CATALOGUE, "// ../");
  return { maker: MAKER, sources: Object.fromEntries(sources), text };
}

function readKept(place: string): KeptBundle | undefined {
  try {
    return JSON.parse(readFileSync(place, "utf8")) as KeptBundle;
  } catch {
    return undefined;
  }
}

function isMadeOf(sources: KeptBundle["sources"], folder: string): boolean {
  try {
    return Object.entries(sources).every(([path, hash]) => hashOf(folder, path) === hash);
  } catch {
    // A source that is gone.
    return false;
  }
}

function hashOf(folder: string, path: string): string {
  return createHash("sha256")
    .update(readFileSync(join(folder, path)))
    .digest("hex");
}

/** Several synths may build at once: none of them may see half a bundle. Without room for it, the next builds again. */
function keep(cache: string, place: string, bundle: KeptBundle): void {
  try {
    mkdirSync(cache, { recursive: true });
    writeFileAtomicSync(place, JSON.stringify(bundle));
  } catch {
    // Said above.
  }
}
