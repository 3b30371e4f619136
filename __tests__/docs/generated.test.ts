import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { FILES } from "../../config/registry";
import { PUBLISHED_BY } from "../../layers/contracts";
import { pages } from "../../scripts/fleet/docs/pages";
import { RULE_GROUPS } from "../../scripts/fleet/docs/rules";
import { readSources } from "../../scripts/fleet/docs/sources";
import { fleetProgram } from "../../scripts/fleet/program";
import { EXAMPLE, EXAMPLE_ROOT } from "../support/registry";
import { ROOT } from "./markdown-files";

/** Made from the shipped ledger, as a suite about that proves. */
const OF_THE_LEDGER = ["docs/reference/addresses.md", "docs/reference/address-map.svg"];

const generated = pages({ ...readSources(ROOT, EXAMPLE_ROOT), program: fleetProgram() });
const documentation = Object.keys(generated).filter((path) => !OF_THE_LEDGER.includes(path));

describe("generated pages", () => {
  it.each(documentation)("%s is what its sources make (npm run generate)", (path) => {
    expect(readFileSync(join(ROOT, path), "utf8")).toBe(generated[path]);
  });

  it("are all there is under docs/reference", () => {
    const entries = readdirSync(join(ROOT, "docs", "reference"), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)).replaceAll("\\", "/"));
    const reference = Object.keys(generated).filter((path) => path.startsWith("docs/reference/"));
    expect(files.sort()).toEqual(reference.sort());
  });

  it("explain every field of every file", () => {
    const reference = ["clients.md", "platform.md", "cidr-registry.md"].map(
      (name) => generated[`docs/reference/${name}`]!,
    );
    const rows = reference.flatMap((text) => text.split("\n").filter((line) => /^\| \[?`/.test(line)));
    const silent = rows.filter((row) => row.split(" | ").at(-1)!.replace("|", "").trim() === "");
    expect(rows.length).toBeGreaterThan(100);
    expect(silent.map((row) => row.split(" | ")[0])).toEqual([]);
  });

  it("name every contract and the layer that publishes it", () => {
    const page = generated["docs/reference/layers.md"]!;
    for (const [contract, layer] of Object.entries(PUBLISHED_BY))
      expect(page).toContain(`### \`${contract}\`\n\nPublished by \`${layer}\`.`);
  });

  it("show every block of the ledger, in the table and in the picture", () => {
    const blocks = [...String(EXAMPLE[FILES.ledger]).matchAll(/(?:vpc_)?cidr: (\S+)/g)].map(([, block]) => block!);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      expect(generated["docs/reference/addresses.md"]).toContain(`\`${block}\``);
      expect(generated["docs/reference/address-map.svg"]).toContain(`<title>${block}, `);
    }
  });
});

describe("the page of findings", () => {
  const rules = RULE_GROUPS.flatMap((group) => Object.keys(group.rules));
  const source = textOf("config", /\.ts$/) + textOf("scripts/fleet/registry", /\.ts$/);

  it("has every rule once", () => {
    expect([...new Set(rules)]).toEqual(rules);
  });

  it("has every rule that the code names", () => {
    const named = [
      ...[...source.matchAll(/\brule: "([a-z-]+)"/g)],
      ...[...source.matchAll(/\b(?:patterned|problem|report)\(\s*(?:path, )?"([a-z-]+)"/g)],
    ].map(([, rule]) => rule!);
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it("has every rule that a fixture expects", () => {
    const expectations = [...textOf("__tests__/fixtures/bad-inputs", /./).matchAll(/# expect: (.*)/g)]
      .flatMap(([, text]) => text!.split("; "))
      .map((each) => each.replace(/^warning /, "").split(/\s/)[0]!);
    expect(expectations.length).toBeGreaterThan(100);
    expect([...new Set(expectations)].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it("has no rule that the code does not know", () => {
    expect(rules.filter((rule) => !source.includes(`"${rule}"`))).toEqual([]);
  });
});

function textOf(folder: string, pattern: RegExp): string {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && pattern.test(entry.name));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}
