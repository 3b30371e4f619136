import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

import { strToU8, zipSync } from "fflate";
import { sync as writeFileAtomicSync } from "write-file-atomic";

import { functionBundle } from "./function-bundle";

/** The functions this module has, each a file of its own in functions/. */
export const FUNCTIONS = ["auto-tagger", "cost-analyzer", "access-analyzer"] as const;

/** The name of a function, and of its file. */
export type FunctionName = (typeof FUNCTIONS)[number];

/** What Lambda is given: one file, `index.js`, that exports `handler` (M-31). */
export interface FunctionArchive {
  readonly path: string;
  /** SHA-256 of the archive in base64, as Lambda itself reports it. */
  readonly sourceCodeHash: string;
}

/** Lambda's runtime; it carries AWS SDK v3, which is therefore not part of the bundle (M-32). */
export const RUNTIME = "nodejs22.x";

const SOURCES = join(__dirname, "functions");
const CACHE = join(__dirname, "..", "..", "node_modules", ".cache", "client-fleet", "functions");

/** Zip keeps dates from 1980 on. A real one would make every build another archive, and every plan a change. */
const noDate = (): Date => new Date(1980, 0, 1);
const READABLE_FILE = 0o100644 << 16;
const UNIX = 3;

const built = new Map<FunctionName, FunctionArchive>();

/** The archive of a function, built once by a process however many stacks ask for it. */
export function functionArchive(name: FunctionName): FunctionArchive {
  const archive = built.get(name) ?? buildArchive(name);
  built.set(name, archive);
  return archive;
}

/** Bundles a function; the same source gives the same bytes, wherever and whenever it is built. */
export function buildArchive(name: FunctionName, sources = SOURCES, cache = CACHE): FunctionArchive {
  const archive = zipSync({
    "index.js": [
      strToU8(functionBundle(name, sources, cache)),
      { mtime: noDate(), attrs: READABLE_FILE, os: UNIX, level: 9 },
    ],
  });
  const hash = createHash("sha256").update(archive);
  const path = join(cache, hash.copy().digest("hex"), `${name}.zip`);
  return { path: keptWhole(path, Buffer.from(archive)), sourceCodeHash: hash.digest("base64") };
}

/** Where the archive is, whole, though several synths may build at once; in a folder of this synth's if the cache can't be written. */
function keptWhole(path: string, archive: Buffer): string {
  if (holds(path, archive)) return path;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomicSync(path, archive);
    return path;
  } catch {
    const own = join(mkdtempSync(join(tmpdir(), "fleet-function-")), basename(path));
    writeFileSync(own, archive);
    return own;
  }
}

function holds(path: string, archive: Buffer): boolean {
  try {
    return readFileSync(path).equals(archive);
  } catch {
    return false;
  }
}
