import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import { Namespace } from "../cluster/namespace";
import { Dashboards } from "./dashboards";
import { FluentBit } from "./fluent-bit";
import { KubePrometheusStack } from "./kube-prometheus-stack";
import { Loki } from "./loki";
import { NetworkPolicies } from "./network-policies";
import { ObjectStore } from "./object-store";
import type {
  AlertingProps,
  ClientObservabilityProps,
  ObservabilityAccount,
  ObservabilityChart,
} from "./observability-props";
import { openings } from "./openings";
import { ADDRESSES, NAMESPACE, SERVICES } from "./services";
import { Tempo } from "./tempo";
import { Thanos } from "./thanos";
import type { ToolProps } from "./tool";

/** The namespace of all tools (S3-88). */
const NAMESPACE_SETTINGS = {
  name: NAMESPACE,
  // Node exporter and Fluent Bit read the node's own files, which no stricter level lets a pod do.
  podSecurity: "privileged",
  // Tools see every part of the mesh, and must work while it does not.
  labels: { "istio.io/dataplane-mode": "none" },
} as const;

/** What watches one client's cluster: metrics, logs, traces, alerts and dashboards, in a namespace of their own (S3-87…S3-95). */
export class ClientObservability extends Construct {
  readonly namespace = NAMESPACE;
  readonly grafanaService = SERVICES.grafana;
  readonly addresses = ADDRESSES;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClientObservabilityProps,
  ) {
    super(scope, id);
    const { client, sizes, buckets, alerting, remoteWriteUrl, istio, roleNames, place, watched } = props;
    check(alerting);
    const { kubernetes } = props.providers;
    const { resource: namespace } = new Namespace(this, "namespace", { ...NAMESPACE_SETTINGS, kubernetes });
    const here = { kubernetes, namespace: namespace.metadata.name };
    const { policies } = new NetworkPolicies(this, "network", {
      ...here,
      openings: openings(alerting, remoteWriteUrl),
    });
    const { secret } = new ObjectStore(this, "object-store", { ...here, metrics: buckets.metrics, place });
    new Dashboards(this, "dashboards", { ...here, istio, watched });

    const stack = new KubePrometheusStack(this, "kube-prometheus-stack", {
      ...this.addOn("kube-prometheus-stack", [namespace, ...policies, secret]),
      client,
      roleNames,
      sizes,
      metrics: buckets.metrics,
      alerting,
      remoteWriteUrl,
      istio,
    });
    const loki = new Loki(this, "loki", {
      ...this.tool("loki", [stack.release]),
      logs: buckets.logs,
      size: sizes.loki,
    });
    new Tempo(this, "tempo", { ...this.tool("tempo", [stack.release]), traces: buckets.traces, size: sizes.tempo });
    new FluentBit(this, "fluent-bit", { ...this.tool("fluent-bit", [loki.release]), client, logs: buckets.logs });
    new Thanos(this, "thanos", {
      ...this.tool("thanos", [stack.release, secret]),
      metrics: buckets.metrics,
      size: sizes.thanos,
    });
  }

  /** A chart whose pods all have the same service account, named after it. */
  private tool(name: ObservabilityAccount & ObservabilityChart, after: readonly ITerraformDependable[]): ToolProps {
    return { ...this.addOn(name, after), roleName: this.props.roleNames[name] };
  }

  private addOn(name: ObservabilityChart, after: readonly ITerraformDependable[]): Omit<ToolProps, "roleName"> {
    const { clusterName, place, tags, charts, providers, storageClassName, requests } = this.props;
    const { kubernetes, helm } = providers;
    const clusterArn = arns.cluster(place, clusterName);
    return {
      cluster: { clusterName, clusterArn, place, tags, kubernetes, helm },
      chart: charts[name],
      storageClassName,
      requests,
      after,
    };
  }
}

/** An alert that nobody hears of is none (S3-93). The registry was checked before: this would be a mistake of a layer. */
function check({ emailAddresses, smtp, snsTopicArn, slack }: AlertingProps): void {
  if (smtp && emailAddresses.length === 0) throw new Error("A mail server needs somebody to write to");
  if (!smtp && !snsTopicArn && !slack) throw new Error("Alerts need somebody to hear of them");
}
