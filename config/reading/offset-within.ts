import { isScalar } from "yaml";

/**
 * Where a character of a text value stands in the file: exact for plain, quoted and literal (`|`) texts, and
 * undefined where escapes or folding have moved it.
 */
export function offsetWithin(source: string, node: unknown, within: number): number | undefined {
  if (!isScalar(node) || typeof node.value !== "string" || !node.range) return undefined;
  const [start, end] = node.range;
  let cursor = start;
  let seen = 0;
  for (const line of node.value.split("\n")) {
    const found = source.indexOf(line, cursor);
    if (found < 0 || found + line.length > end) return undefined;
    if (within <= seen + line.length) return found + within - seen;
    cursor = found + line.length;
    seen += line.length + 1;
  }
  return undefined;
}
