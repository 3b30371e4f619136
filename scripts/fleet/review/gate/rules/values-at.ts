import type { Body } from "../../model/stack";

/**
 * An attribute of every block that a path leads to, undefined where a block doesn't have it; empty where there is no such
 * block. Blocks are written as one, as a list or, in plans, always as a list; empty texts and nulls count as not there.
 * A key with dots stands in brackets: `metadata.labels.[a.b/c]`.
 */
export function valuesAt(body: Body | undefined, path: string): unknown[] {
  const { outer, last } = keysOf(path);
  const blocks = outer.reduce<Body[]>((all, key) => all.flatMap((each) => blocksIn(each[key])), body ? [body] : []);
  return blocks.map((block) => written(block[last]));
}

interface Keys {
  readonly outer: readonly string[];
  readonly last: string;
}

/** Paths are those of tables: few, and asked for of every resource that changes. */
const KEYS = new Map<string, Keys>();

function keysOf(path: string): Keys {
  const known = KEYS.get(path);
  if (known) return known;
  const keys = path.split(/\.(?![^[]*\])/).map((key) => key.replace(/^\[(.*)\]$/, "$1"));
  const found = { outer: keys.slice(0, -1), last: keys.at(-1)! };
  KEYS.set(path, found);
  return found;
}

/** The blocks that an argument holds. */
export function blocksIn(value: unknown): Body[] {
  return [value].flat().filter((each): each is Body => typeof each === "object" && each !== null);
}

/** Whether a value is true, as it stands in a synth (also as text) or in a plan. */
export function isOn(value: unknown): boolean {
  return value === true || value === "true";
}

/** A value as a number; undefined where it is none. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function written(value: unknown): unknown {
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}
