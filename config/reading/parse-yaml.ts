import { Composer, Parser, type CST, type Document, type LineCounter, type ParsedNode } from "yaml";

/** Deeper than anything that a person writes. */
const DEEPEST = 200;

/** What a YAML text holds, or where it is nested too deeply to be read at all. */
export type ParsedYaml =
  { readonly documents: readonly Document.Parsed<ParsedNode>[] } | { readonly tooDeepAt: number };

/**
 * Parses YAML 1.2 with every error in its document: `yes` and `on` are strings, nothing is coerced, `<<` is no merge.
 * The library's composer recurses, and a stack that ends inside a regular expression takes the whole program with it: so
 * depth is measured first, on the tokens, whose parser does not recurse.
 */
export function parseYaml(text: string, lineCounter?: LineCounter): ParsedYaml {
  const tokens = [...new Parser(lineCounter?.addNewLine).parse(text)];
  const tooDeepAt = deepOffset(tokens);
  if (tooDeepAt !== undefined) return { tooDeepAt };
  const composer = new Composer<ParsedNode>({
    prettyErrors: false,
    uniqueKeys: false,
    version: "1.2",
    logLevel: "silent",
  });
  return { documents: [...composer.compose(tokens)] };
}

function deepOffset(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map((token): { token: CST.Token; depth: number } => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    if (token.type === "document" && token.value) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const { key, value } of token.items)
      for (const inner of [key, value]) if (inner) open.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}
