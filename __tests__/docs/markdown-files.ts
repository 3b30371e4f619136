import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The repository's root. */
export const ROOT = join(__dirname, "..", "..");

/** A page as its tests look at it. */
export interface Page {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Contents of code spans outside fenced blocks. */
  readonly spans: readonly string[];
  /** Contents of fenced blocks. */
  readonly fences: readonly string[];
  /** Targets of links and pictures outside fenced blocks. */
  readonly links: readonly string[];
}

const FENCE = /^ *```.*\n([\s\S]*?)^ *```$/gm;
const SPAN = /`([^`\n]+)`/g;

/** Every page for readers: docs/ and the pages in the root. */
export function readPages(): Page[] {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)).split(sep).join("/"));
  const root = readdirSync(ROOT);
  return [...root, ...docs].filter((path) => path.endsWith(".md")).map((path) => readPage(path));
}

/** The anchors that GitHub gives a page's headings. */
export function anchorsOf({ text }: Pick<Page, "text">): string[] {
  const headings = [...text.replace(FENCE, "").matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), "utf8");
  const prose = text.replace(FENCE, "");
  return {
    path,
    text,
    spans: [...prose.matchAll(SPAN)].map(([, span]) => span!),
    fences: [...text.matchAll(FENCE)].map(([, body]) => body!),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!),
  };
}
