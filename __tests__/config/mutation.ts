import { parse, stringify } from "yaml";

import { FILES } from "../../config/registry";
import type { Files } from "../support/registry";

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Pick = <T>(items: readonly T[]) => T;

/** A chooser of items, driven by a source of numbers. */
export function pickBy(random: () => number): Pick {
  return (items) => items[Math.floor(random() * items.length)]!;
}

/** One mistake in the text of a file. */
type TextMutation = (text: string, pick: Pick) => string;

const HOSTILE: readonly unknown[] = [
  "${file('/etc/passwd')}",
  "%{ if true }",
  "{{ .Values }}",
  "$${x}",
  "__proto__",
  "constructor",
  "а",
  "ac\u200Bme",
  "\u0000",
  "'; rm -rf /",
  "a".repeat(300),
  "x".repeat(41),
  "",
  " ",
  "-",
  "null",
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  NaN,
  Infinity,
  [],
  {},
  [[]],
  [null],
  { "${a}": 1 },
  "AKIAIOSFODNN7EXAMPLE",
  "10.100.0.0/16",
  "10.100.128.0/17",
  "10.101.5.0/24",
  "10.99.0.0/16",
  "0.0.0.0/0",
  "2026-02-30",
  "us-east-1",
  "staging",
  "premium",
];

const NAMES = [
  "acme",
  "globex",
  "acme-eu",
  "audit",
  "logs",
  "x".repeat(40),
  "y".repeat(41),
  "vpc_cidr",
  "enabled",
  "${x}",
];

const lines = (change: (lines: string[], pick: Pick) => void): TextMutation => {
  return (text, pick) => {
    const changed = text.split("\n");
    change(changed, pick);
    return changed.join("\n");
  };
};

const indexOf = (list: readonly unknown[], pick: Pick): number => pick([...list.keys()]);

const TEXT_MUTATIONS: readonly TextMutation[] = [
  lines((all, pick) => all.splice(indexOf(all, pick), 1)),
  lines((all, pick) => all.splice(indexOf(all, pick), 0, pick(all))),
  lines((all, pick) => {
    const [a, b] = [indexOf(all, pick), indexOf(all, pick)];
    [all[a], all[b]] = [all[b]!, all[a]!];
  }),
  lines((all, pick) => {
    const at = indexOf(all, pick);
    all[at] = `${pick(["  ", "\t", "- ", "# ", "&a ", "*a ", "!t ", "? ", '"', "{", "["])}${all[at]!}`;
  }),
  (text, pick) => text.slice(0, indexOf([...text], pick)),
  (text, pick) => {
    const at = indexOf([...text], pick);
    const junk = pick(["\0", "\uFFFF", "\u001B[31m", ":", "\n", "\r", "\u2028", "}", "---\n", "<<: *a\n", "é", "1"]);
    return text.slice(0, at) + junk + text.slice(at);
  },
  // The third and second octets, and the size of a block, moved a little: overlaps, gaps and host bits.
  (text, pick) => {
    const blocks = [...text.matchAll(/10\.(\d+)\.0\.0\/16/g)];
    if (blocks.length === 0) return text;
    const block = pick(blocks);
    const other = `10.${Number(block[1]) + pick([-1, 0, 1, 2])}.${pick([0, 0, 0, 64, 128])}.0/${pick([15, 16, 17, 18, 24])}`;
    return text.slice(0, block.index) + other + text.slice(block.index + block[0].length);
  },
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\uFEFF${text}`,
];

type Tree = Record<string, unknown> | unknown[];

/** One mistake in the tree of a file, at a place that is chosen at random. */
type TreeMutation = (parent: Tree, key: string, pick: Pick) => void;

const TREE_MUTATIONS: readonly TreeMutation[] = [
  (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
  (parent, key, pick) => set(parent, key, pick(HOSTILE)),
  (parent, key, pick) => set(parent, key, pick(HOSTILE)),
  (parent, key, pick) => {
    if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
    else parent[pick(NAMES)] = structuredClone(parent[key]);
  },
  (parent, key, pick) => {
    if (Array.isArray(parent)) return;
    const value = parent[key];
    delete parent[key];
    parent[pick([...NAMES, `${key}s`, key.slice(1), key.toUpperCase()])] = value;
  },
  (parent, key, pick) => {
    const other = pick(Object.keys(parent));
    const [a, b] = [get(parent, key), get(parent, other)];
    set(parent, key, b);
    set(parent, other, a);
  },
  (parent, key) => set(parent, key, retyped(get(parent, key))),
];

function retyped(value: unknown): unknown {
  if (typeof value === "string") return /^\d+$/.test(value) ? Number(value) : [value];
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : !value;
  return Array.isArray(value) ? { ...value } : [value];
}

function get(parent: Tree, key: string): unknown {
  return (parent as Record<string, unknown>)[key];
}

function set(parent: Tree, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function places(tree: unknown): [Tree, string][] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [[tree as Tree, key], ...places(value)]);
}

/** The files with one to three mistakes, all of which the seed decides. */
export function mutantOf(files: Files, seed: number): Files {
  const random = randomOf(seed);
  const pick = pickBy(random);
  const mutant: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) mutant[path] = content.toString();
  for (let left = pick([1, 1, 2, 3]); left > 0; left--) {
    const file = pick([FILES.clients, FILES.clients, FILES.clients, FILES.ledger, FILES.platform]);
    mutant[file] = random() < 0.5 ? pick(TEXT_MUTATIONS)(mutant[file]!, pick) : mutateTree(mutant[file]!, pick);
  }
  return mutant;
}

function mutateTree(text: string, pick: Pick): string {
  let tree: unknown;
  try {
    tree = parse(text, { logLevel: "silent" });
  } catch {
    return text;
  }
  const all = places(tree);
  if (all.length === 0) return text;
  const [parent, key] = pick(all);
  pick(TREE_MUTATIONS)(parent, key, pick);
  return stringify(tree);
}
