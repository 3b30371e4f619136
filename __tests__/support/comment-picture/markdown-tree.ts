import { parsers } from "prettier/plugins/markdown";

/** A part of a page, as far as tests look at it. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly children?: readonly MarkdownNode[];
}

/** A page's tree, by another parser than the one that GitHub has: prettier's own. */
export async function markdownTree(text: string): Promise<MarkdownNode> {
  return (await parsers.markdown.parse(text, {} as never)) as MarkdownNode;
}

/** Every part of a page, itself included. */
export function* nodesIn(node: MarkdownNode): Iterable<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesIn(child);
}
