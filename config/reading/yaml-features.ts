import { isAlias, isMap, isScalar, isSeq, visit, type Document, type Node } from "yaml";

import type { Path } from "./path";
import type { Problem } from "./problem";
import { quote } from "./quote";
import { keyText, offsetOf } from "./yaml-nodes";

/** A feature of YAML that a registry does without, where it is used. */
type ProblemAt = Omit<Problem, "at" | "severity" | "value"> & { readonly offset: number };

/** The parsed document with what is needed to point into it. */
interface Source {
  readonly document: Document;
  readonly text: string;
  readonly lineOf: (offset: number) => number;
}

const WRITE_OUT = "write the values out: every client stands alone";

/**
 * Every use of a feature with which a file says something else than it seems to: directives, tags, anchors, merge keys,
 * keys that are not text, keys that stand twice. Nothing is expanded to find them, so an alias bomb costs nothing.
 */
export function* refusedFeatures(source: Source): Iterable<ProblemAt> {
  const { yaml, tags } = source.document.directives ?? {};
  if (yaml?.explicit === true || Object.keys(tags ?? {}).length > 1) {
    const hint = "a directive changes what plain values mean: remove it";
    yield { path: [], offset: 0, rule: "yaml-directive", message: "begins with a YAML directive", hint };
  }
  yield* inNode(source.document.contents, [], source, anchorUses(source));
}

/** Every anchor that is defined, with the offsets of its aliases. */
type Uses = ReadonlyMap<string, readonly number[]>;

function* inNode(node: unknown, path: Path, source: Source, uses: Uses): Iterable<ProblemAt> {
  yield* ofNode(node, path, source, uses);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* inNode(item, [...path, index], source, uses);
  }
  if (!isMap(node)) return;
  const first = new Map<string, number>();
  for (const { key, value } of node.items) {
    const name = keyText(key);
    const at = { path: [...path, name], offset: offsetOf(key) ?? offsetOf(value) ?? offsetOf(node) ?? 0 };
    const earlier = first.get(name);
    if (earlier !== undefined) {
      const message = `the key ${quote(name)} stands here a second time; first at line ${source.lineOf(earlier)}`;
      yield { ...at, rule: "yaml-duplicate-key", message };
    } else first.set(name, at.offset);
    yield* ofKey(key, at, source, uses);
    if (name !== "<<") yield* inNode(value, at.path, source, uses);
  }
}

function* ofKey(key: unknown, at: Pick<ProblemAt, "path" | "offset">, source: Source, uses: Uses): Iterable<ProblemAt> {
  if (isScalar(key) && key.value === "<<") {
    yield { ...at, rule: "yaml-merge-key", message: "uses a merge key (<<)", hint: WRITE_OUT };
  } else if (isScalar(key) && typeof key.value === "string") yield* ofNode(key, at.path, source, uses);
  else {
    const written = isScalar(key) && key.source ? `the key ${quote(key.source)}` : "a key";
    yield { ...at, rule: "yaml-key-type", message: `${written} is not text to YAML`, hint: "begin it with a letter" };
  }
}

function* ofNode(node: unknown, path: Path, { text, lineOf }: Source, uses: Uses): Iterable<ProblemAt> {
  const offset = offsetOf(node) ?? 0;
  if (isAlias(node)) {
    // An alias is reported with its anchor; one without an anchor has only itself.
    if (uses.has(node.source)) return;
    yield { path, offset, rule: "yaml-alias", message: `uses the alias *${quote(node.source)}`, hint: WRITE_OUT };
    return;
  }
  const { anchor, tag } = (node ?? {}) as Pick<Node, "tag"> & { anchor?: string };
  if (anchor !== undefined) {
    const [line, ...more] = new Set((uses.get(anchor) ?? []).map(lineOf));
    const used = line === undefined ? "" : more.length === 0 ? `, used in line ${line}` : `, used from line ${line} on`;
    const message = `defines the anchor &${quote(anchor)}${used}`;
    yield { path, offset: before(text, `&${anchor}`, offset), rule: "yaml-alias", message, hint: WRITE_OUT };
  }
  if (tag !== undefined) {
    const written = tag.replace("tag:yaml.org,2002:", "!!");
    yield {
      path,
      offset: before(text, "!", offset),
      rule: "yaml-tag",
      message: `uses the tag ${quote(written)}`,
      hint: "write the plain value",
    };
  }
}

/** Anchors and tags stand before the value they belong to. */
function before(text: string, mark: string, offset: number): number {
  const found = text.lastIndexOf(mark, offset);
  return found < 0 ? offset : found;
}

/** Where each anchor is used: one finding per anchor says more than one per use. */
function anchorUses({ document }: Source): Uses {
  const uses = new Map<string, number[]>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) uses.get(node.source)?.push(offsetOf(node) ?? 0);
      else if (node.anchor !== undefined) uses.set(node.anchor, []);
    },
  });
  return uses;
}
