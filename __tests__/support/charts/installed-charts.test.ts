import type { ChartPage } from "../../../config/catalogue/workloads/chart-page";
import { CHART_PAGES } from "../../../config/catalogue/workloads/chart-pages";
import type { HelmValue, HelmValues } from "../../../modules/cluster/helm-values";
import { OPEN_PLACES } from "./open-places";
import { INSTALLED, problemsIn, valuesProblems } from "./values-problems";

const versions = Object.values<ChartPage>(CHART_PAGES).flatMap(({ charts, versions }) =>
  charts.flatMap((name) => Object.entries(versions).map(([version, known]) => ({ name, version, known }))),
);

/** Istio's charts say what they install, and where, only once they are released. */
const outspoken = versions.filter(({ known, version }) => known.appVersion !== version);

describe("the pages of charts, against the charts themselves", () => {
  it.each(versions)("has $name $version", ({ name, version }) => {
    expect(INSTALLED.chart(name, version)).toMatchObject({ name, version });
  });

  it.each(outspoken)("says what $name $version installs", ({ name, version, known }) => {
    expect(String(INSTALLED.chart(name, version).appVersion)).toBe(known.appVersion);
  });

  it.each(outspoken)("says on which Kubernetes Helm installs $name $version", ({ name, version, known }) => {
    const oldest = /(1\.\d+)\.0/.exec(INSTALLED.chart(name, version).kubeVersion ?? "")?.[1];
    expect(known.kubernetes.min).toBe(oldest);
  });
});

describe("the checks, against the charts themselves", () => {
  it.each<[string, string, HelmValues, string]>([
    ["external-dns", "1.21.1", { policy: "upsert" }, "policy must be equal to one of the allowed values"],
    ["external-dns", "1.21.1", { txtOwnerID: "a" }, "txtOwnerID is not in the chart"],
    ["gateway", "1.30.3", { replicas: 2 }, "replicas is not in the chart"],
    ["gateway", "1.27.1", { replicas: 2 }, "must NOT have additional properties"],
    ["istiod", "1.30.3", { resource: {} }, "resource is not in the chart"],
    ["cluster-autoscaler", "9.37.0", { autoDiscovery: { clustername: "a" } }, "autoDiscovery.clustername is not in"],
    ["aws-load-balancer-controller", "1.8.1", { vpcID: "a" }, "vpcID is not in the chart"],
    ["metrics-server", "3.13.1", { podDisruptionBudget: { minAvailible: 1 } }, "minAvailible is not in the chart"],
    ["kube-prometheus-stack", "88.5.3", { prometheus: { prometheusSpec: { retentoin: "7d" } } }, "retentoin is not in"],
    ["kube-prometheus-stack", "88.5.3", { grafana: { persistance: {} } }, "grafana.persistance is not in the chart"],
    [
      "kube-prometheus-stack",
      "88.5.3",
      { "kube-state-metrics": { resource: {} } },
      "kube-state-metrics.resource is not in",
    ],
    ["kube-prometheus-stack", "88.5.3", { "prometheus-node-exporter": { hostNet: 1 } }, "hostNet is not in the chart"],
    ["loki", "18.11.0", { loki: { auth: false } }, "loki.auth is not in the chart"],
    ["loki", "18.11.0", { loki: { auth_enabled: "no" } }, "loki.auth_enabled must be boolean"],
    ["tempo", "2.2.4", { tempo: { storage: { trace: { prefix: "a" } } } }, "tempo.storage.trace.prefix is not in"],
    ["fluent-bit", "0.58.1", { config: { output: "" } }, "config.output is not in the chart"],
    ["thanos", "0.38.0", { compactor: { replicaCounts: 1 } }, "compactor.replicaCounts is not in the chart"],
  ])("%s %s %j", (name, version, values, problem) => {
    expect(valuesProblems(name, version, values)).toContainEqual(expect.stringContaining(problem));
  });

  const places = Object.entries(OPEN_PLACES).flatMap(([name, each]) => each.map(({ path }) => ({ name, path })));
  // Grafana is in no table: it comes with kube-prometheus-stack, which its open places are checked through.
  it.each(places.filter(({ name }) => name !== "grafana"))(
    "leave $path of $name open, and need to",
    ({ name, path }) => {
      const { version } = versions.find((each) => each.name === name)!;
      // One of Grafana's keys has a dot in it.
      const steps = [...path.split(/\.(?!ini$)/), "a-new-key"];
      const values = steps.reduceRight<HelmValue>((inner, step) => ({ [step]: inner }), 1) as HelmValues;
      const closed = problemsIn(INSTALLED, name, version, values, () => false);
      expect([valuesProblems(name, version, values), closed.length]).toEqual([[], 1]);
    },
  );
});
