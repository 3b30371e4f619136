import { existsSync } from "node:fs";
import { join } from "node:path";

import { filesBelow } from "../support/architecture/source-files";
import { readPages, ROOT } from "./markdown-files";
import { citedIn, idsIn, REQUIREMENT_IDS } from "./requirement-ids";
import { filesIn, requirementRows, rowsOf, textOf, type RequirementRow } from "./requirement-rows";

const rows = requirementRows();
const standing = (...of: RequirementRow["standing"][]): RequirementRow[] =>
  rows.filter((row) => of.includes(row.standing));
const done = standing("As asked", "Answered");

/** Whether a requirement is answered by a page or a setting, where nobody cites ids. */
const isCode = (path: string): boolean => /\.(ts|sh)$/.test(path);

/** These say ids as examples, and would cite for ever what nothing else does. */
const EXAMPLES = /^__tests__\/docs\/(requirement-ids|requirements\.test|printed-ids\.test)\.ts$/;

const citing = ["config", "layers", "modules", "scripts", "__tests__"]
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|cjs|mjs|sh|py)$/.test(path) && !path.includes("/fixtures/") && !EXAMPLES.test(path));

/** A comment that is an id and nothing else: whoever reads it would have to look it up. */
const BARE = new RegExp(String.raw`(?:/\*\*?|//)(?:\W|\b(?:and|to)\b|(?:S[0-4]|[CMX])-\d{2,3}|\bF\d{1,2}\b)*(?:\*/|$)`);
const bareIds = (path: string): string[] =>
  textOf(path)
    .split("\n")
    .filter((line) => idsIn(line).length > 0 && BARE.test(line));

describe("the pages of requirements", () => {
  it("have every id once, and no other", () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...REQUIREMENT_IDS].sort());
  });

  it("know what stands behind every id that is cited", () => {
    const known = new Set(REQUIREMENT_IDS);
    const pages = readPages().map(({ path }) => path);
    const unknown = [...citing, ...pages].flatMap((path) =>
      idsIn(textOf(path)).flatMap((id) => (known.has(id) ? [] : [`${path}: ${id}`])),
    );
    expect(unknown).toEqual([]);
  });

  it("say something about each, and where to look", () => {
    const silent = rows.filter(({ words, where }) => words.some((each) => each === "") || where.length === 0);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("name files that exist", () => {
    const lost = rows.flatMap(({ id, where, see }) =>
      [...where, ...filesIn(see)].filter((path) => !existsSync(join(ROOT, path))).map((path) => `${id}: ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it("say how to see what is done: a test, a command, or reading what was to be written", () => {
    const unseen = standing("As asked", "Answered", "Decided differently").filter(
      ({ see, where }) =>
        !filesIn(see).some((path) => path.endsWith(".test.ts")) &&
        !/^`[^`]+`$/.test(see) &&
        !(see === "by reading it" && !where.some(isCode)),
    );
    expect(unseen.map(({ id, see }) => `${id}: ${see}`)).toEqual([]);
  });

  it("lead to code that knows of the requirement", () => {
    const strangers = done.filter(({ id, where, see }) => {
      const files = [...where, ...filesIn(see)];
      return where.some(isCode) && !files.some((path) => isCode(path) && citedIn(textOf(path)).includes(id));
    });
    expect(strangers.map(({ id, where, see }) => `${id}: ${[...where, ...filesIn(see)].join(", ")}`)).toEqual([]);
  });

  it("say why, where no source and no test cites an id", () => {
    const cited = new Set(citing.flatMap((path) => citedIn(textOf(path))));
    const forgotten = done.filter(({ id, where }) => !cited.has(id) && where.some(isCode));
    expect(forgotten.map(({ id }) => id)).toEqual([]);
  });

  it("aren't needed to understand a comment: it gives its reason beside the id", () => {
    expect(citing.flatMap((path) => bareIds(path).map((line) => `${path}: ${line.trim()}`))).toEqual([]);
    expect(["/** S1-17. */", "// (M-70), C-08", "x(); // S3-60…S3-68"].filter((line) => BARE.test(line))).toHaveLength(
      3,
    );
    expect(["/** Ports (S1-17). */", "// As F7 says", " * (M-70)."].filter((line) => BARE.test(line))).toEqual([]);
  });

  it("are counted in the table that leads to them", () => {
    const index = [...textOf("docs/requirements.md").matchAll(/\]\((requirements\/[^)]+)\) +\|[^|]*\|(.*)\|$/gm)];
    const counted = index.map(([, page, counts]) => [`docs/${page}`, ...counts!.split("|").map(Number)]);
    const pages = [...new Set(rows.map(({ page }) => page))].map((page) => [
      page,
      done.filter((row) => row.page === page).length,
      standing("Decided differently").filter((row) => row.page === page).length,
      standing("Not all there yet").filter((row) => row.page === page).length,
    ]);
    expect(counted.sort()).toEqual(pages.sort());
  });
});

describe("reading ids", () => {
  it.each<[string, string[]]>([
    ["(S3-39, C-13)", ["S3-39", "C-13"]],
    ["S0-13 to S0-15", ["S0-13", "S0-14", "S0-15"]],
    ["S3-99…S3-101", ["S3-99", "S3-100", "S3-101"]],
    ["killed (F28)", ["F28"]],
    ["S3-999", ["S3-999"]],
    ["SHA-256, F1.ts, ADR-001, CVE-2021-1, 0xF1, G12", []],
  ])("%s cites %j", (text, ids) => {
    expect(citedIn(text)).toEqual(ids);
  });

  it("finds rows with their place, whatever their columns", () => {
    const page = [
      "## As asked",
      "| Id | Asked for | Where | See |",
      "| --- | --- | --- | --- |",
      "| S0-01 | a | [b](../../main.ts) | `c` |",
      "## Decided differently",
      "| Id | Asked for | Instead, and why | Where | See |",
      "| --- | --- | --- | --- | --- |",
      "| S0-02 | a | b | [c](../../main.ts), [d](../../docs/x.md#y) | e |",
    ].join("\n");
    expect(rowsOf("x.md", page)).toEqual([
      { id: "S0-01", page: "x.md", standing: "As asked", words: ["a"], where: ["main.ts"], see: "`c`" },
      {
        id: "S0-02",
        page: "x.md",
        standing: "Decided differently",
        words: ["a", "b"],
        where: ["main.ts", "docs/x.md"],
        see: "e",
      },
    ]);
  });
});
