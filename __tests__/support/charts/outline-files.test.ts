import { readdirSync } from "node:fs";

import type { ChartPage } from "../../../config/catalogue/workloads/chart-page";
import { CHART_PAGES } from "../../../config/catalogue/workloads/chart-pages";
import { OUTLINES_FOLDER, type Outline } from "./chart-outlines";
import { schemaStructure } from "./schema-structure";
import { INSTALLED } from "./values-problems";

const TYPES = ["string", "number", "boolean", "null", "list"];

const leaves = (values: Outline): string[] =>
  typeof values === "string" ? [values] : Object.values(values).flatMap(leaves);

const known = Object.values<ChartPage>(CHART_PAGES).flatMap(({ charts, versions }) =>
  charts.flatMap((name) => Object.keys(versions).map((version) => INSTALLED.chart(name, version))),
);

const wanted = new Set(
  [...known, ...known.flatMap(({ dependencies }) => dependencies)].map(({ name, version }) => `${name}-${version}`),
);

describe.each(INSTALLED.all)("the outline of $name $version", (chart) => {
  it("is of a chart that this project installs, or that such a chart brings along", () => {
    expect(wanted).toContain(`${chart.name}-${chart.version}`);
  });

  it("stands in a file of its own", () => {
    expect(readdirSync(OUTLINES_FOLDER)).toContain(`${chart.name}-${chart.version}.json`);
  });

  it("says where it was taken from", () => {
    expect(chart.source).toEqual({
      repository: expect.stringMatching(/^[\w-]+\/[\w-]+$/) as string,
      path: expect.stringMatching(/^[\w/-]+$/) as string,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      license: "Apache-2.0",
    });
  });

  it("holds no default, no title and no description", () => {
    expect(leaves(chart.values).filter((leaf) => !TYPES.includes(leaf))).toEqual([]);
    expect(chart.schema).toEqual(schemaStructure(chart.schema));
  });
});
