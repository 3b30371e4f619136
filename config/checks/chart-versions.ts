import { CHARTS, runsOn, type ChartKey, type ChartSource, type ChartVersion } from "../catalogue/chart-versions";
import type { Path } from "../reading/path";
import type { Check, Registry, Report } from "../registry";

type Platform = NonNullable<Registry["platform"]>;

/** A field of platform.yaml that chooses a chart's version. */
interface Choice {
  readonly chart: ChartKey;
  readonly path: Path;
  readonly version: (platform: Platform) => string | undefined;
  /** What is switched off runs nowhere, whatever its version. */
  readonly enabled?: (platform: Platform) => boolean | undefined;
}

const service = (chart: ChartKey, field: string, rest: Pick<Choice, "version" | "enabled">): Choice => ({
  chart,
  path: ["cluster_services", field],
  ...rest,
});

const tool = (chart: ChartKey, field: string, version: Choice["version"]): Choice => ({
  chart,
  path: ["observability", field],
  version,
});

const CHOICES: readonly Choice[] = [
  service("cluster-autoscaler", "cluster_autoscaler_version", {
    version: ({ clusterServices }) => clusterServices?.clusterAutoscalerVersion,
    enabled: ({ clusterServices }) => clusterServices?.enableClusterAutoscaler,
  }),
  service("aws-load-balancer-controller", "aws_load_balancer_controller_version", {
    version: ({ clusterServices }) => clusterServices?.awsLoadBalancerControllerVersion,
    enabled: ({ clusterServices }) => clusterServices?.enableAwsLoadBalancerController,
  }),
  service("metrics-server", "metrics_server_version", {
    version: ({ clusterServices }) => clusterServices?.metricsServerVersion,
    enabled: ({ clusterServices }) => clusterServices?.enableMetricsServer,
  }),
  service("external-dns", "external_dns_version", {
    version: ({ clusterServices }) => clusterServices?.externalDnsVersion,
    enabled: ({ clusterServices }) => clusterServices?.enableExternalDns,
  }),
  service("istiod", "istio_version", {
    version: ({ clusterServices }) => clusterServices?.istioVersion,
    enabled: ({ clusterServices }) => clusterServices?.enableIstioServiceMesh,
  }),
  tool(
    "kube-prometheus-stack",
    "kube_prometheus_stack_version",
    (all) => all.observability?.kubePrometheusStackVersion,
  ),
  tool("loki", "loki_version", (all) => all.observability?.lokiVersion),
  tool("tempo", "tempo_version", (all) => all.observability?.tempoVersion),
  tool("fluent-bit", "fluent_bit_version", (all) => all.observability?.fluentBitVersion),
  tool("thanos", "thanos_version", (all) => all.observability?.thanosVersion),
];

/** Charts run on their clients' Kubernetes versions; versions that are unknown here, or no longer supported, are warned about. */
export const checkChartVersions: Check = function* (registry) {
  const { platform, today } = registry;
  if (!platform) return;
  for (const choice of CHOICES) {
    const version = choice.version(platform);
    if (version === undefined || choice.enabled?.(platform) === false) continue;
    const { versions }: ChartSource = CHARTS[choice.chart];
    const known = versions[version];
    const at = { file: "platform", path: choice.path, rule: "chart-version" } as const;
    if (!known) {
      const message = "is a version that this project has not rendered its values with";
      yield { ...at, severity: "warning", message, hint: `rendered: ${Object.keys(versions).join(", ")}` };
      continue;
    }
    if (known.supportEnds !== undefined && known.supportEnds < today) {
      const supported = Object.keys(versions).filter((each) => (versions[each]!.supportEnds ?? today) >= today);
      const message = `has had no support since ${known.supportEnds}`;
      yield { ...at, severity: "warning", message, hint: supportHint(supported) };
    }
    yield* misfits(registry, choice, version, known);
  }
};

function supportHint(supported: readonly string[]): string {
  return supported.length > 0 ? `supported: ${supported.join(", ")}` : "look for a newer version of the chart";
}

/** The clusters that a version can't run in: where they say a Kubernetes version of their own, it is theirs to change. */
function* misfits(registry: Registry, { chart, path }: Choice, version: string, known: ChartVersion): Iterable<Report> {
  const usual = registry.platform?.kubernetes?.version;
  const seen = new Set<string>();
  for (const { client, entry } of registry.deployments) {
    if (!entry.eks || entry.enabled === false) continue;
    const own = entry.eks.version;
    const kubernetes = own ?? usual;
    const place = own === undefined ? "" : client;
    if (kubernetes === undefined || runsOn(known, kubernetes) || seen.has(place)) continue;
    seen.add(place);
    const field = path.join(".");
    const at = { rule: "chart-version", hint: fittingVersions(chart, field, kubernetes) };
    if (own === undefined) {
      const message = `runs on Kubernetes ${rangeOf(known)}, and ${client} has ${kubernetes}`;
      yield { ...at, file: "platform", path, message };
    } else {
      const message = `can't run ${field} ${version}, which is for Kubernetes ${rangeOf(known)}`;
      yield { ...at, file: "clients", path: ["clients", client, "eks", "version"], message };
    }
  }
}

function fittingVersions(key: ChartKey, field: string, kubernetes: string): string {
  const { versions }: ChartSource = CHARTS[key];
  const fitting = Object.keys(versions).filter((each) => runsOn(versions[each]!, kubernetes));
  if (fitting.length === 0) return `no version that this project knows runs on ${kubernetes}`;
  return `on ${kubernetes} runs ${field} ${fitting.join(" or ")}`;
}

function rangeOf({ kubernetes: { min, max } }: ChartVersion): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  return min === undefined ? `${max} and older` : `${min} and newer`;
}
