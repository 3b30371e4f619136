import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { z } from "zod";

import { EXIT, ExitError } from "../../terminal/exit";
import { listed } from "../../terminal/listed";
import { writeWhole } from "../../terminal/write-whole";
import { fileProblem, MANIFEST } from "./backup-file";
import { checkManifest } from "./check-manifest";
import type { manifestSchema } from "./manifest-schema";

/** What a backup holds, and of what. */
export type Manifest = Readonly<z.output<typeof manifestSchema>>;

/** One version of an object in a backup, or a marker that says it was deleted. */
export type BackupEntry = Readonly<Manifest["entries"][number]>;

/** Writes the manifest: from now on the folder is a backup. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, 0o600);
}

/** Reads the manifest of a backup, and ends the command with everything that is wrong with it. */
export function readManifest(folder: string): Manifest {
  const { manifest, problems } = checkManifest(parsed(folder));
  if (!manifest || problems.length > 0)
    throw new ExitError(EXIT.failed, `${join(folder, MANIFEST)} is no manifest:${listed(problems)}`);
  return manifest;
}

function parsed(folder: string): unknown {
  const problem = fileProblem(folder, MANIFEST);
  if (problem !== undefined) throw new ExitError(EXIT.failed, `${folder} is no whole backup: ${MANIFEST} ${problem}`);
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as unknown;
  } catch (error) {
    throw new ExitError(EXIT.failed, `${folder} is no whole backup: ${MANIFEST}: ${(error as Error).message}`);
  }
}
