import { DATASOURCES } from "../../../modules/observability/grafana-datasources";
import { statementsOf } from "../../../scripts/fleet/review/policies/statement";
import { at, SynthesizedObservability } from "./synth-observability";

interface Datasource {
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly isDefault?: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

const synth = new SynthesizedObservability();
const values = synth.values("kps");
const datasources = at(values, "grafana.additionalDataSources") as Datasource[];
const datasource = (uid: string) => datasources.find((each) => each.uid === uid)!;

/** The UIDs that datasources and the sidecar refer to. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "datasourceUid" ? [String(member)] : references(member),
  );
}

describe("Grafana's password (S3-89, G7)", () => {
  it("is made up by the chart, in the cluster: no value names one", () => {
    expect(at(values, "grafana.adminPassword")).toBeUndefined();
    expect(at(values, "grafana.admin")).toBeUndefined();
    expect(Object.keys(synth.all("kubernetes_secret_v1"))).toHaveLength(1);
  });
});

describe("Grafana's datasources", () => {
  it("are all that dashboards and links name", () => {
    const made = [
      ...datasources.map(({ uid }) => uid),
      at(values, "grafana.sidecar.datasources.uid"),
      at(values, "grafana.sidecar.datasources.alertmanager.uid"),
    ];
    expect(made.sort()).toEqual(Object.values(DATASOURCES).sort());
    const named = references(at(values, "grafana"));
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((uid) => !made.includes(uid))).toEqual([]);
  });

  it("begin with Thanos Query, which has all metrics and each of them once", () => {
    expect(datasources.filter(({ isDefault }) => isDefault).map(({ uid }) => uid)).toEqual(["thanos"]);
    expect(at(values, "grafana.sidecar.datasources.isDefaultDatasource")).toBe(false);
    expect(datasource("thanos")).toMatchObject({
      type: "prometheus",
      url: "http://thanos-query.observability.svc.cluster.local:9090",
      jsonData: { prometheusType: "Thanos" },
    });
  });

  it.each(["thanos", "prometheus"])("lead from a dot on a panel of %s to its trace", (uid) => {
    const links =
      uid === "thanos"
        ? at(datasource(uid).jsonData, "exemplarTraceIdDestinations.0.datasourceUid")
        : at(values, "grafana.sidecar.datasources.exemplarTraceIdDestinations.datasourceUid");
    expect(links).toBe("tempo");
  });

  it("lead from a trace to its log lines", () => {
    expect(datasource("tempo").jsonData.tracesToLogsV2).toMatchObject({
      datasourceUid: "loki",
      filterByTraceID: true,
      tags: [{ key: "service.name", value: "app" }],
    });
  });

  it.each([
    ["level=info trace_id=0af7651916cd43dd", "0af7651916cd43dd"],
    ['{"msg":"x","traceId":"0af7651916cd43dd"}', "0af7651916cd43dd"],
    ['{"traceID" : "0af7651916cd43dd"}', "0af7651916cd43dd"],
    ["nothing of the kind", undefined],
  ])("find the trace of the line %s", (line, traceId) => {
    const [field] = datasource("loki").jsonData.derivedFields as { matcherRegex: string; datasourceUid: string }[];
    expect(new RegExp(field!.matcherRegex).exec(line)?.[1]).toBe(traceId);
    expect(field!.datasourceUid).toBe("tempo");
  });

  it("give Grafana two dollar signs, of which it leaves one, past Terraform", () => {
    expect(at(datasource("loki").jsonData, "derivedFields.0.url")).toBe("$${__value.raw}");
    expect((synth.release("kps").values as string[])[0]).toContain('"url": "$$${__value.raw}"');
  });

  it("ask CloudWatch with the role of the pods, in the cluster's region", () => {
    expect(datasource("cloudwatch").jsonData).toEqual({ authType: "default", defaultRegion: "us-east-2" });
  });
});

describe("the role of Grafana", () => {
  it("reads metrics of one region and nothing else", () => {
    expect(statementsOf(synth.statements("grafana"))).toEqual([
      {
        Sid: "ReadMetrics",
        Effect: "Allow",
        Action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"],
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-2" } },
      },
    ]);
  });
});
