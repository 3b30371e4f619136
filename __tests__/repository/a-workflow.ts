import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { PROJECT_ROOT } from "../support/synth-project";

/** A step of a job. */
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job of a workflow. */
export interface Job {
  readonly needs?: string | readonly string[];
  readonly "runs-on": string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly steps: readonly Step[];
}

/** A workflow, as far as tests look at it. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(PROJECT_ROOT, ".github", "workflows");

/** Every workflow by its file's name. */
export function workflows(): Record<string, Workflow> {
  const files = readdirSync(FOLDER).sort();
  return Object.fromEntries(files.map((file) => [file, parse(readFileSync(join(FOLDER, file), "utf8")) as Workflow]));
}

/** The one step of a job that has an id, or whose program is of this name. */
export function stepOf({ steps }: Job, idOrAction: string): Step {
  const found = steps.filter(({ id, uses = "" }) => id === idOrAction || uses.startsWith(`${idOrAction}@`));
  if (found.length !== 1) throw new Error(`${found.length} steps are ${idOrAction}`);
  return found[0]!;
}
