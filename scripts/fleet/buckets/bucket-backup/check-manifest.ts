import type { z } from "zod";

import { oneLine } from "../../terminal/one-line";
import { manifestSchema } from "./manifest-schema";

/** A value longer than this is told by its beginning. */
const LONGEST = 60;

/** What a document says as a manifest; undefined where its form is none. */
interface CheckedManifest {
  readonly manifest?: z.output<typeof manifestSchema>;
  readonly problems: readonly string[];
}

/** A manifest, and everything that is wrong with it, each with its place and value: its form, or else what contradicts itself. */
export function checkManifest(document: unknown): CheckedManifest {
  const { error, data: manifest } = manifestSchema.safeParse(document);
  if (error) {
    const problems = error.issues.map(({ path, message }) => {
      const found = path.reduce<unknown>(
        (value, step) => (value as Record<PropertyKey, unknown> | null)?.[step],
        document,
      );
      return `${place(path)}: ${message.replace(/^Invalid input: /, "")}${found === undefined ? "" : `, found ${shown(found)}`}`;
    });
    return { problems };
  }
  return { manifest, problems: contradictions(manifest) };
}

function contradictions({ entries }: z.output<typeof manifestSchema>): string[] {
  const versions = new Map<string, number>();
  const files = new Map<string, number>();
  return entries.flatMap(({ key, versionId, file }, index) => [
    ...twice(versions, JSON.stringify([key, versionId]), index, `${shown(key)} (version ${versionId})`),
    ...(file === "" ? [] : twice(files, file, index, shown(file))),
    ...(outside(file) ? [`entries[${index}].file: must stay in the backup's folder, found ${shown(file)}`] : []),
  ]);
}

/** Whether a path, by its text alone and on any system, leads out of the folder that it is below. */
function outside(file: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\0/.test(file) || file.split(/[/\\]/).includes("..");
}

function twice(seen: Map<string, number>, name: string, index: number, what: string): string[] {
  const first = seen.get(name);
  if (first === undefined) seen.set(name, index);
  return first === undefined ? [] : [`entries[${index}]: ${what} is entries[${first}] already`];
}

function place(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return steps.replace(/^\./, "") || "the whole";
}

function shown(value: unknown): string {
  const text = oneLine(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
