import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { FILES } from "../../config/registry";
import { addressBook } from "../../scripts/fleet/docs/address-book";
import { addressMap } from "../../scripts/fleet/docs/address-map";
import { addressesPage } from "../../scripts/fleet/docs/addresses-page";
import { readSources } from "../../scripts/fleet/docs/sources";
import { load } from "../../scripts/fleet/terminal/load";
import { complaints, SCHEMAS } from "../support/json-schema";
import { readFiles } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";

const SHIPPED = readFiles(PROJECT_ROOT);

/** What holds after any valid edit, and no more: everything else is tested on fixtures. */
describe("The registry as it is shipped", () => {
  it("is valid for its default target", () => {
    const { findings } = load(PROJECT_ROOT, { ENVIRONMENT: "", AWS_REGION: "", CIDR_REGISTRY: "" });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(Object.entries(SCHEMAS))("is what %s says that editors take", (schema, file) => {
    expect(complaints(schema, parse(String(SHIPPED[FILES[file]])))).toEqual([]);
  });

  it.each(Object.entries(SCHEMAS))("names %s in the first line of its file", (schema, file) => {
    const [first] = String(SHIPPED[FILES[file]]).split("\n");
    expect(first).toMatch(/^# yaml-language-server: \$schema=\.\//);
    expect(first!.endsWith(`/${schema}`)).toBe(true);
  });

  const book = addressBook(readSources(PROJECT_ROOT).addresses);

  it.each([
    ["docs/reference/addresses.md", addressesPage(book)],
    ["docs/reference/address-map.svg", addressMap(book)],
  ])("is what %s shows (npm run generate)", (path, page) => {
    expect(readFileSync(join(PROJECT_ROOT, path), "utf8")).toBe(page);
  });
});
