import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./markdown-files";

const page = readFileSync(join(ROOT, "docs", "architecture", "README.md"), "utf8");
const rows = [...page.matchAll(/^\| \*\*(G\d+)\*\* .*\]\(\.\.\/\.\.\/([^)]+)\) +\|$/gm)].map(([, guarantee, file]) => ({
  guarantee: guarantee!,
  file: file!,
}));

describe("the table of guarantees", () => {
  it("names the guarantees of validation and synth", () => {
    expect(rows.map(({ guarantee }) => guarantee)).toEqual([
      "G1",
      "G2",
      "G3",
      "G4",
      "G5",
      "G6",
      "G7",
      "G12",
      "G14",
      "G15",
    ]);
  });

  it.each(rows)("$guarantee: its test exists, and says which guarantee it proves", ({ guarantee, file }) => {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(readFileSync(join(ROOT, file), "utf8")).toMatch(new RegExp(`\\b${guarantee}\\b`));
  });
});

const RECORDS = readdirSync(join(ROOT, "docs", "adr"))
  .filter((name) => name.startsWith("ADR-"))
  .map((name) => name.replace(/\.md$/, ""));

describe("records of decisions", () => {
  it("are all in the index", () => {
    const index = readFileSync(join(ROOT, "docs", "adr", "README.md"), "utf8");
    const indexed = [...index.matchAll(/\]\((ADR-[^)]+)\.md\)/g)].map(([, name]) => name);
    expect(indexed).toEqual([...RECORDS].sort());
    expect(RECORDS.length).toBeGreaterThan(7);
  });

  it.each(RECORDS)("%s has its four parts and fits on a page", (name) => {
    const text = readFileSync(join(ROOT, "docs", "adr", `${name}.md`), "utf8");
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["Status", "Context", "Decision", "Consequences"]);
    expect(text.split("\n").length).toBeLessThan(60);
  });
});

describe("what the pages say of traffic", () => {
  const clusters = readFileSync(join(ROOT, "docs", "architecture", "clusters-and-machines.md"), "utf8");

  it("is that nodes may reach anything, for as long as they carry the group that EKS makes", () => {
    const cluster = readFileSync(join(ROOT, "modules", "eks", "client-cluster.ts"), "utf8");
    expect(cluster).toContain("securityGroupIds: [clusterSecurityGroupId,");
    expect(clusters).toMatch(/\| what goes out +\| anything: nodes carry the group that EKS makes/);
    expect(page).toContain("[may reach anything](clusters-and-machines.md#what-may-go-out)");
  });
});
