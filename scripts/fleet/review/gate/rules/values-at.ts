import type { Body } from "../../model/stack";

/**
 * An attribute of every block that a path leads to, undefined where a block doesn't have it; empty where there is no such
 * block. Blocks are written as one, as a list or, in plans, always as a list; empty texts and nulls count as not there.
 * A key with dots stands in brackets: `metadata.labels.[a.b/c]`.
 */
export function valuesAt(body: Body | undefined, path: string): unknown[] {
  const keys = path.split(/\.(?![^[]*\])/).map((key) => key.replace(/^\[(.*)\]$/, "$1"));
  const last = keys.pop()!;
  const blocks = keys.reduce<Body[]>((outer, key) => outer.flatMap((each) => blocksIn(each[key])), body ? [body] : []);
  return blocks.map((block) => written(block[last]));
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
