import { readdirSync } from "node:fs";
import { join } from "node:path";

import { DASHBOARD_NAMES, readDashboard, type DashboardName } from "../../../modules/observability/dashboard-file";
import { ENTIRE_BUCKET } from "../../../modules/storage/request-metrics";
import { PROJECT_ROOT } from "../../support/synth-project";
import { dashboardProblems, type GrafanaDashboard, type Target } from "./dashboard-problems";
import { SynthesizedObservability } from "./synth-observability";

const read = (name: DashboardName) => readDashboard(name) as unknown as GrafanaDashboard;
const targetsOf = (name: DashboardName): Target[] => read(name).panels.flatMap(({ targets }) => targets);

/** Dashboards as they are in the cluster, after Terraform. */
function shown(synth: SynthesizedObservability): Record<string, GrafanaDashboard> {
  const data = Object.values(synth.all("kubernetes_config_map_v1")).map((body) => body.data as Record<string, string>);
  const files = data.flatMap((each) => Object.entries(each));
  return Object.fromEntries(
    files.map(([file, text]) => [file, JSON.parse(text.replaceAll("$${", "${")) as GrafanaDashboard]),
  );
}

describe("the dashboards of the repository (S3-95)", () => {
  it("are the ones that are named", () => {
    const files = readdirSync(join(PROJECT_ROOT, "modules/observability/dashboards"));
    expect(files.sort()).toEqual(DASHBOARD_NAMES.map((name) => `${name}.json`).sort());
  });

  it.each(DASHBOARD_NAMES)("have the shape that Grafana expects: %s", (name) => {
    expect(dashboardProblems(read(name))).toEqual([]);
  });

  it("have addresses and titles of their own", () => {
    const dashboards = DASHBOARD_NAMES.map(read);
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    expect(new Set(dashboards.map(({ title }) => title)).size).toBe(dashboards.length);
  });

  it("show every metric that the database's machines tell", () => {
    const metrics = targetsOf("postgresql").map(({ namespace, metricName }) => `${namespace}/${metricName}`);
    expect(new Set(metrics)).toEqual(
      new Set(
        ["DiskUsedPercent", "ReplicationLagSeconds", "BackupAgeHours"].map((name) => `ClientFleet/PostgreSQL/${name}`),
      ),
    );
  });

  it("ask for requests by the filter that buckets have (M-10)", () => {
    const filters = targetsOf("storage").flatMap(({ dimensions }) => dimensions?.FilterId ?? []);
    expect(new Set(filters)).toEqual(new Set([ENTIRE_BUCKET]));
  });

  it("ask CloudWatch only for what the client's own variable names", () => {
    for (const { dimensions = {} } of [...targetsOf("storage"), ...targetsOf("postgresql")])
      expect([dimensions.BucketName, dimensions.Machine]).toContain(dimensions.BucketName ? "$bucket" : "$machine");
  });
});

describe("the dashboards of a client", () => {
  const synth = new SynthesizedObservability();

  it("are ConfigMaps with the label that Grafana's sidecar looks for", () => {
    for (const { metadata } of Object.values(synth.all("kubernetes_config_map_v1")))
      expect(metadata).toMatchObject({ labels: { grafana_dashboard: "1" } });
  });

  it("offer the client's buckets and machines, and nobody else's", () => {
    const dashboards = shown(synth);
    expect(dashboards["storage.json"]!.templating.list).toMatchObject([
      { name: "bucket", query: "acme-data,acme-input" },
    ]);
    expect(dashboards["postgresql.json"]!.templating.list).toMatchObject([{ name: "machine", query: "acme-postgres" }]);
  });

  it("are those of what the client has", () => {
    const nothing = { bucketNames: [], databaseMachines: [] };
    const small = new SynthesizedObservability({ istio: false, watched: nothing });
    expect(Object.keys(shown(small))).toEqual(["client-overview.json", "cluster.json"]);
    expect(Object.keys(shown(synth)).sort()).toEqual(DASHBOARD_NAMES.map((name) => `${name}.json`).sort());
  });

  it("pass Terraform unchanged: it would evaluate a bare ${ or %{", () => {
    for (const { data } of Object.values(synth.all("kubernetes_config_map_v1")))
      for (const text of Object.values(data as Record<string, string>))
        expect(text).not.toMatch(/(^|[^$])\$\{|(^|[^%])%\{/);
    const plain = shown(synth)["cluster.json"];
    expect(plain).toEqual(read("cluster"));
  });
});

describe("the check of dashboards", () => {
  const cluster = read("cluster");
  const [first, second, ...others] = cluster.panels;
  const withPanel = (change: object, target: object = {}): GrafanaDashboard => ({
    ...cluster,
    panels: [{ ...first!, targets: [{ ...first!.targets[0]!, ...target }], ...change }, second!, ...others],
  });

  it.each<[string, GrafanaDashboard, RegExp]>([
    ["a repeated id", withPanel({ id: second!.id }), /panel 2 twice/],
    ["a panel beyond the 24th column", withPanel({ gridPos: { x: 21, y: 90, w: 4, h: 4 } }), /outside the grid/],
    ["panels that overlap", withPanel({ gridPos: second!.gridPos }), /overlap/],
    ["a target without a refId", withPanel({}, { refId: undefined }), /no refId/],
    ["an unknown datasource", withPanel({}, { datasource: { type: "prometheus", uid: "x" } }), /datasource/],
    ["an empty query", withPanel({}, { expr: " " }), /empty query/],
    ["a bracket too few", withPanel({}, { expr: "sum(up" }), /brackets/],
    ["brackets that cross", withPanel({}, { expr: "sum(up[5m)]" }), /brackets/],
    ["an unknown variable", withPanel({}, { expr: 'up{a="$b"}' }), /unknown variable b/],
    ["a metric without a name", withPanel({}, { datasource: { type: "cloudwatch", uid: "cloudwatch" } }), /no metric/],
    ["an unknown panel", withPanel({ type: "graph" }), /type graph/],
    ["another schema", { ...cluster, schemaVersion: 16 }, /schema 16/],
  ])("finds %s", (_, dashboard, problem) => {
    expect(dashboardProblems(dashboard).join("\n")).toMatch(problem);
  });
});
