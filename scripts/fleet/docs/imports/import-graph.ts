import { posix } from "node:path";

import ts from "typescript";

import { type Part, PARTS, type Room, roomOf } from "./room";

/** Which room imports which, types included; both by `part:name`. */
export interface ImportGraph {
  readonly rooms: ReadonlyMap<string, Room>;
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The graph of imports between rooms; refuses one that runs in a circle, or back up to a part that stands higher. */
export function importGraph(files: Readonly<Record<string, string>>): ImportGraph {
  const rooms = new Map<string, Room>();
  const imports = new Map<string, Set<string>>();
  for (const path of Object.keys(files).sort()) rooms.set(idOf(roomOf(path)), roomOf(path));
  for (const id of [...rooms.keys()].sort()) imports.set(id, new Set());
  for (const [path, text] of Object.entries(files)) {
    const from = idOf(roomOf(path));
    for (const imported of importedFiles(path, text, files)) {
      const to = idOf(roomOf(imported));
      if (to === from) continue;
      if (heightOf(rooms.get(to)!.part) > heightOf(rooms.get(from)!.part))
        throw new Error(`an import runs back up: ${path} imports ${imported}`);
      imports.get(from)!.add(to);
    }
  }
  const circle = findCircle(imports);
  if (circle) throw new Error(`rooms import each other in a circle: ${circle.join(" > ")}`);
  return { rooms, imports };
}

function importedFiles(path: string, text: string, files: Readonly<Record<string, string>>): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName))
    .map((file) => [file, `${file}.ts`, `${file}.js`].find((each) => each in files))
    .filter((file) => file !== undefined);
}

function findCircle(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const walk = (room: string, way: readonly string[]): string[] | undefined => {
    const at = way.indexOf(room);
    if (at >= 0) return [...way.slice(at), room];
    if (done.has(room)) return undefined;
    for (const next of imports.get(room)!) {
      const circle = walk(next, [...way, room]);
      if (circle) return circle;
    }
    done.add(room);
    return undefined;
  };
  for (const room of imports.keys()) {
    const circle = walk(room, []);
    if (circle) return circle;
  }
  return undefined;
}

/** `main.ts` and `scripts` stand side by side, but neither imports the other. */
function heightOf(part: Part): number {
  return PARTS.length - PARTS.indexOf(part);
}

function idOf({ part, name }: Room): string {
  return `${part}:${name}`;
}
