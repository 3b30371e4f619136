import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { z } from "zod";

const POINTER = z.looseObject({
  backend: z.looseObject({ type: z.string(), config: z.looseObject({ path: z.unknown() }).nullish() }).optional(),
});

/**
 * Why a stack's folder must not be pointed at its state anew: it remembers a state on disk, which would be left behind. What
 * it remembers of another bucket or key is dropped without harm, as states are never copied here.
 */
export function staleBackend(folder: string): string | undefined {
  const file = join(folder, ".terraform", "terraform.tfstate");
  if (!existsSync(file)) return undefined;
  const read = POINTER.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) return undefined;
  const { backend } = read.data;
  const path = backend?.config?.path;
  if (backend?.type !== "local" || typeof path !== "string") return undefined;
  const state = resolve(folder, path);
  if (!existsSync(state)) return undefined;
  return `its state is on disk (${state}): npx fleet provision moves it into its bucket; if it is an old copy, remove ${file}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
