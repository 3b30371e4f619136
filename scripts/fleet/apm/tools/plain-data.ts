import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from "yaml";

import type { Path } from "../../../../config/reading/path";
import { pathText } from "../../../../config/reading/path";
import { quote } from "../../../../config/reading/quote";
import { keyText, offsetOf } from "../../../../config/reading/yaml-nodes";
import type { TextProblem } from "./source-text";

/** Deeper than any tool's settings; recursion ends here. */
const DEEPEST = 100;

/** How many values aliases may stand for altogether: a "billion laughs" file stops here. */
const MOST_ALIASED = 100_000;

/** The data of a document, and what no tool would read as it was meant. */
export interface PlainData {
  readonly data: unknown;
  readonly problems: readonly TextProblem[];
}

interface Value {
  readonly data: unknown;
  /** How many values it is made of, aliases written out. */
  readonly size: number;
}

const NOTHING: Value = { data: undefined, size: 0 };

/**
 * A document as plain data, as the tools' own YAML readers see it: aliases and merge keys are followed, and a key
 * without a value counts as not set (it is kept, with undefined). Keys have no prototype to collide with.
 */
export function plainData(document: Document, lineOf: (offset: number) => number): PlainData {
  const problems: TextProblem[] = [];
  const anchors = new Map<string, Value>();
  let aliased = 0;

  const report = (node: unknown, path: Path, rule: string, message: string): Value => {
    problems.push({ offset: offsetOf(node) ?? 0, path: pathText(path), rule, message });
    return NOTHING;
  };

  const valueOf = (node: unknown, path: Path): Value => {
    if (path.length > DEEPEST) return report(node, [], "yaml-depth", `is nested deeper than ${DEEPEST} levels`);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) return report(node, path, "yaml-alias", `uses the alias *${quote(node.source)} before its anchor`);
      aliased += target.size;
      return aliased > MOST_ALIASED ? tooMany(node, path) : target;
    }
    const { tag, anchor } = (node ?? {}) as Pick<Node, "tag"> & { anchor?: string };
    if (tag !== undefined && !tag.startsWith("tag:yaml.org,2002:") && tag !== "!") {
      report(node, path, "yaml-tag", `has the tag ${quote(tag)}, which the tool does not know`);
    }
    const value = isMap(node) ? mapOf(node, path) : isSeq(node) ? listOf(node, path) : scalarOf(node);
    if (anchor !== undefined) anchors.set(anchor, value);
    return value;
  };

  const tooMany = (node: unknown, path: Path): Value => {
    const told = problems.some(({ rule }) => rule === "yaml-alias");
    const message = `would make more than ${MOST_ALIASED} values of what is written once`;
    return told ? NOTHING : report(node, path, "yaml-alias", message);
  };

  const listOf = (node: { items: unknown[] }, path: Path): Value => {
    const items = node.items.map((item, index) => valueOf(item, [...path, index]));
    return { data: items.map(({ data }) => data), size: sum(items) };
  };

  const mapOf = (node: { items: { key: unknown; value: unknown }[] }, path: Path): Value => {
    const data = Object.create(null) as Record<string, unknown>;
    const merged: Value[] = [];
    const sizes: Value[] = [];
    const first = new Map<string, unknown>();
    for (const { key, value: written } of node.items) {
      if (!isScalar(key)) {
        report(key, path, "yaml-key-type", "has a key that is not text");
        continue;
      }
      const name = keyText(key);
      const value = valueOf(written, [...path, name]);
      sizes.push(value);
      if (name === "<<" && key.type === "PLAIN") merged.push(value);
      else if (first.has(name)) {
        const line = lineOf(offsetOf(first.get(name)) ?? 0);
        const message = `the key ${quote(name)} stands here a second time; first at line ${line}`;
        report(key, [...path, name], "yaml-duplicate-key", message);
      } else {
        first.set(name, key);
        data[name] = value.data ?? undefined;
      }
    }
    for (const source of merged.flatMap(({ data: from }) => (Array.isArray(from) ? (from as unknown[]) : [from]))) {
      if (typeof source === "object" && source !== null)
        for (const [name, value] of Object.entries(source)) data[name] ??= value;
      else report(node, path, "yaml-merge-key", "merges (<<) something that is no map");
    }
    return { data, size: sum(sizes) };
  };

  return { data: valueOf(document.contents, []).data, problems };
}

function scalarOf(node: unknown): Value {
  return { data: isScalar(node) ? node.value : null, size: 1 };
}

function sum(values: readonly Value[]): number {
  return values.reduce((total, { size }) => total + size, 1);
}
