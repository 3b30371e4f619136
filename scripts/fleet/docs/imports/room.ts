import { LAYERS } from "../../../../config/layers";

/** The parts of the project, as they stand above each other: whoever imports stands higher. */
export const PARTS = ["main.ts", "scripts", "layers", "modules", "config", "config/catalogue"] as const;

/** A part of the project: a folder at the top, the main program, or the facts. */
export type Part = (typeof PARTS)[number];

/** A folder, or a file that lies in none: what the picture has a box for. */
export interface Room {
  readonly part: Part;
  /** As it is shown: `checks`, `load.ts`. */
  readonly name: string;
}

/** The room that a file of the program lies in. */
export function roomOf(path: string): Room {
  if (path === "main.ts") return { part: "main.ts", name: "main.ts" };
  const inCatalogue = path.startsWith("config/catalogue/");
  const part = inCatalogue ? "config/catalogue" : (path.split("/")[0] as Part);
  const inside = path.replace(/^(config\/catalogue|scripts\/fleet|[^/]+)\//, "");
  const [name] = inside.split("/");
  return { part, name: part === "layers" ? layerOf(name!) : name! };
}

/** A layer may be in several files, named after it: `foundation-storage.ts` is a part of `foundation.ts`. */
function layerOf(file: string): string {
  const layer = Object.keys(LAYERS).find((each) => file.startsWith(`${each}-`));
  return layer === undefined ? file : `${layer}.ts`;
}
