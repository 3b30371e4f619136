import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { fromGrafana, storageInsightsDashboard, type Dashboard } from "../../scripts/fleet/docs/dashboard";
import { dashboardPreview } from "../../scripts/fleet/docs/dashboard-preview";
import { readSources } from "../../scripts/fleet/docs/sources";
import { EXAMPLE_ROOT } from "../support/registry";
import { ROOT } from "./markdown-files";

const { dashboards } = readSources(ROOT, EXAMPLE_ROOT);

const unescaped = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The panels of a picture, with the box of each. */
function drawn(svg: string): { title: string; box: number[] }[] {
  const groups = svg.matchAll(
    /<g><title>([^<]+)<\/title>\n *<rect class="panel" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
  );
  return [...groups].map(([, title, ...box]) => ({ title: unescaped(title!), box: box.map(Number) }));
}

function overlapping(boxes: readonly number[][]): number[][][] {
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const [x, y, width, height] = one as [number, number, number, number];
      const [otherX, otherY, otherWidth, otherHeight] = other as [number, number, number, number];
      const apart =
        x + width <= otherX || otherX + otherWidth <= x || y + height <= otherY || otherY + otherHeight <= y;
      return apart ? [] : [[one, other]];
    }),
  );
}

/** Elements that are not closed where they should be, in a text that claims to be XML. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, name, empty] of svg.matchAll(/<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing && open.pop() !== name) wrong.push(`</${name}>`);
    if (!closing && !empty) open.push(name!);
  }
  const stray = svg.replace(/<\/?[a-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "").match(/<|&(?!(amp|lt|gt|quot);)/g) ?? [];
  return [...wrong, ...open, ...stray];
}

describe("the pictures of dashboards", () => {
  it("are of all five of Grafana's, and of CloudWatch's (S3-95, S4-29)", () => {
    expect(dashboards.map(({ name }) => name).sort()).toEqual(
      ["client-overview", "cloudwatch-storage", "cluster", "istio", "postgresql", "storage"].sort(),
    );
    for (const { name } of dashboards)
      expect(existsSync(join(ROOT, "docs", "reference", "dashboards", `${name}.svg`))).toBe(true);
  });

  it.each(dashboards)("show each panel of $name once, and none over another", (dashboard: Dashboard) => {
    const panels = drawn(dashboardPreview(dashboard));
    expect(panels.map(({ title }) => title)).toEqual(dashboard.panels.map(({ title, kind }) => `${title} (${kind})`));
    expect(overlapping(panels.map(({ box }) => box))).toEqual([]);
  });

  it("have an element closed for each that is opened, whatever a title says", () => {
    const panel = { title: 'a < b & "c"', kind: "stat", x: 0, y: 0, width: 12, height: 4, shows: [] };
    const svg = dashboardPreview({ name: "x", title: "<x>", purpose: "", panels: [panel] });
    expect(unclosed(svg)).toEqual([]);
    expect(unclosed("<svg><g></svg>")).not.toEqual([]);
    expect(unclosed("<svg>a < b</svg>")).not.toEqual([]);
    expect(drawn(svg).map(({ title }) => title)).toEqual(['a < b & "c" (stat)']);
  });

  it.each(dashboards)("are well-formed: $name", (dashboard: Dashboard) => {
    expect(unclosed(dashboardPreview(dashboard))).toEqual([]);
  });

  it.each([
    ["timeseries", /<polyline /],
    ["stat", /<text class="number"/],
    ["gauge", /<path class="arc b"/],
    ["logs", /<path class="text"/],
    ["text", /<path class="text"/],
    ["table", /<path class="text" d="M [\d. ]+H [\d. ]+M /],
  ])("draw %s as what it is", (kind, mark) => {
    const panel = { title: "x", kind, x: 0, y: 0, width: 12, height: 8, shows: [] };
    const svg = dashboardPreview({ name: "x", title: "x", purpose: "", panels: [panel] });
    expect(svg).toMatch(mark);
    expect(unclosed(svg)).toEqual([]);
  });

  it("refuse a kind that they have no sketch for", () => {
    const panel = { title: "x", kind: "piechart", x: 0, y: 0, width: 12, height: 8, shows: [] };
    const draw = () => dashboardPreview({ name: "x", title: "x", purpose: "", panels: [panel] });
    expect(draw).toThrow("No sketch for panels of kind piechart");
  });

  it("break a long title in two lines, and cut what is longer", () => {
    const titled = (title: string): string[] => {
      const panel = { title, kind: "stat", x: 0, y: 0, width: 4, height: 4, shows: [] };
      const svg = dashboardPreview({ name: "x", title: "x", purpose: "", panels: [panel] });
      return [...svg.matchAll(/<text x="[\d.]+" y="[\d.]+">([^<]*)</g)].map(([, line]) => line!);
    };
    expect(titled("Memory that pods asked for")).toEqual(["Memory that pods", "asked for"]);
    expect(titled("Memory that all the pods asked for in all the zones").at(-1)).toMatch(/^.{10,19}…$/);
  });

  it("find panels that overlap", () => {
    const panel = { title: "x", kind: "logs", x: 0, y: 0, width: 12, height: 4, shows: [] };
    const svg = dashboardPreview({ name: "x", title: "x", purpose: "", panels: [panel, { ...panel, x: 6 }] });
    expect(overlapping(drawn(svg).map(({ box }) => box))).toHaveLength(1);
  });
});

describe("the page of dashboards", () => {
  const page = readFileSync(join(ROOT, "docs", "reference", "dashboards.md"), "utf8");

  it.each(dashboards)("says what $name is for and what each panel asks", ({ purpose, panels }: Dashboard) => {
    expect(page).toContain(purpose);
    for (const { title, shows } of panels) {
      expect(page).toContain(`| ${title.replaceAll("|", "\\|")} `);
      expect(shows.filter((each) => each.trim() === "")).toEqual([]);
      expect(shows.length).toBeGreaterThan(0);
    }
  });

  it("knows queries of every kind", () => {
    const targets = [
      { expr: "sum(\n  up)" },
      { namespace: "AWS/S3", metricName: "AllRequests" },
      { expression: "a + b" },
    ];
    const gridPos = { x: 0, y: 0, w: 1, h: 1 };
    const json = { title: "x", description: "y", panels: [{ type: "stat", title: "z", gridPos, targets }] };
    expect(fromGrafana("x", json).panels[0]!.shows).toEqual(["sum( up)", "AWS/S3 AllRequests", "a + b"]);
  });

  it("has CloudWatch's widgets within its 24 columns", () => {
    const { panels } = storageInsightsDashboard();
    expect(panels).toHaveLength(8);
    for (const { x, width } of panels) expect(x + width).toBeLessThanOrEqual(24);
  });
});
