import { isMap, isScalar, isSeq, type Node } from "yaml";

import type { Path } from "./path";

/** A place in a document: an offset into its text, and the node there if the path leads to one. */
export interface Place {
  readonly offset: number;
  readonly node?: unknown;
}

/** A text of the document, key or value. */
export interface Scalar {
  readonly path: Path;
  readonly text: string;
  readonly at: "key" | "value";
}

/** A key as text, whatever YAML took it for. */
export function keyText(key: unknown): string {
  return isScalar<string | number | boolean | null>(key) ? String(key.value ?? key.source ?? "") : String(key);
}

/** Where a node begins. */
export function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** Where a path leads; a path that ends too early leads to the last key that is there. */
export function findNode(contents: unknown, path: Path, at: "key" | "value"): Place {
  let node = contents;
  let offset = offsetOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => keyText(key) === String(step));
      if (!pair) return { offset };
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
      if (last && at === "key") return { offset, node: pair.key };
    } else if (isSeq(node) && typeof step === "number") node = node.items[step];
    else return { offset };
    // A block map is pointed at by its key: the first line of its body says nothing about it.
    if (isScalar(node) || typeof step === "number" || (last && isFlow(node))) offset = offsetOf(node) ?? offset;
  }
  return { offset, node };
}

/** Every text, key or value, with its path: for rules about text as such. */
export function* scalarsOf(node: unknown, path: Path = []): Iterable<Scalar> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = keyText(key);
      yield { path: [...path, name], text: name, at: "key" };
      yield* scalarsOf(value, [...path, name]);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* scalarsOf(item, [...path, index]);
  } else if (isScalar(node) && typeof node.value === "string") yield { path, text: node.value, at: "value" };
}

function isFlow(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
