import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { anchorsOf, readPages, ROOT } from "./markdown-files";

const pages = readPages();

describe("links in the documentation", () => {
  it.each(pages.map(({ path }) => path))("%s: every relative link leads to a file that exists", (path) => {
    const { links } = pages.find((page) => page.path === path)!;
    const broken = links.filter((link) => !isExternal(link) && !existsSync(targetOf(path, link)));
    expect(broken).toEqual([]);
  });

  it.each(pages.map(({ path }) => path))("%s: every link to a heading finds it", (path) => {
    const { links } = pages.find((page) => page.path === path)!;
    const broken = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      if (isExternal(link) || anchor === undefined || (file !== "" && !file.endsWith(".md"))) return false;
      return !anchorsOf({ text: readFileSync(targetOf(path, link), "utf8") }).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(pages.map(({ path }) => path))("%s: every link to a line of a file finds that many lines", (path) => {
    const { links } = pages.find((page) => page.path === path)!;
    const broken = links.filter((link) => {
      const line = /^[^:]*#L(\d+)$/.exec(link)?.[1];
      return line && readFileSync(targetOf(path, link), "utf8").split("\n").length < Number(line);
    });
    expect(broken).toEqual([]);
  });

  it("every page under docs/ is reached from docs/README.md", () => {
    const reached = new Set(["docs/README.md"]);
    for (const path of reached) {
      const { links } = pages.find((page) => page.path === path)!;
      const targets = links.filter((link) => /^[^:#]+\.md/.test(link)).map((link) => targetOf(path, link));
      for (const target of targets) {
        const inside = target.slice(ROOT.length + 1).replaceAll("\\", "/");
        if (inside.startsWith("docs/")) reached.add(inside);
      }
    }
    expect([...reached].sort()).toEqual(
      pages
        .map(({ path }) => path)
        .filter((path) => path.startsWith("docs/"))
        .sort(),
    );
  });
});

function isExternal(link: string): boolean {
  return /^[a-z]+:/.test(link);
}

function targetOf(page: string, link: string): string {
  const file = link.split("#")[0]!;
  return file === "" ? join(ROOT, page) : join(ROOT, dirname(page), file);
}
