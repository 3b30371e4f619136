import type { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { ChartRelease } from "../cluster/chart-release";
import type { HelmValue, HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { PodIdentity } from "../eks/pod-identity";
import type { PolicyStatement } from "../policy-statement";
import { alertmanagerStatements } from "./alertmanager-statements";
import { alertmanagerValues } from "./alertmanager-values";
import type { ClientPrefix } from "./client-prefix";
import { grafanaStatements } from "./grafana-statements";
import { grafanaValues } from "./grafana-values";
import type { AlertingProps, ObservabilityAccount, ObservabilitySizes } from "./observability-props";
import { prefixStatements } from "./prefix-statements";
import { prometheusValues } from "./prometheus-values";
import { receiverSecrets, secretProviderClass } from "./receiver-secrets";
import { meshTracing } from "./scrape-targets";
import { NAMESPACE } from "./services";
import type { ToolProps } from "./tool";

/** What Prometheus, Alertmanager and Grafana are told. */
export interface KubePrometheusStackProps extends Omit<ToolProps, "roleName"> {
  readonly client: string;
  readonly roleNames: Readonly<Record<ObservabilityAccount, string>>;
  readonly sizes: ObservabilitySizes;
  readonly metrics: ClientPrefix;
  readonly alerting: AlertingProps;
  readonly remoteWriteUrl?: string;
  readonly istio: boolean;
}

/** Prometheus with its operator, Alertmanager and Grafana: one chart, and the CRDs that all other releases' monitors need. */
export class KubePrometheusStack extends Construct {
  readonly release: Release;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: KubePrometheusStackProps,
  ) {
    super(scope, id);
    const { cluster, chart, after, metrics, alerting } = props;
    const identities = [
      this.podIdentity("prometheus", prefixStatements(metrics, "read-write", cluster.place)),
      this.podIdentity("alertmanager", alertmanagerStatements(alerting, cluster.place)),
      this.podIdentity("grafana", grafanaStatements(cluster.place.region)),
    ];
    this.release = new ChartRelease(this, "chart", {
      releaseName: "kps",
      chart,
      namespace: NAMESPACE,
      values: this.values(),
      helm: cluster.helm,
      dependsOn: [...after, ...identities.flatMap(({ ready }): readonly ITerraformDependable[] => ready)],
    }).release;
  }

  private podIdentity(account: ObservabilityAccount, statements: readonly PolicyStatement[]): PodIdentity {
    const { cluster, roleNames } = this.props;
    return new PodIdentity(this, `${account}-identity`, {
      ...cluster,
      namespace: NAMESPACE,
      serviceAccount: account,
      roleName: roleNames[account],
      statements,
    });
  }

  private values(): HelmValues {
    const { sizes, requests, cluster } = this.props;
    const shared = { ...this.props, clusterName: cluster.clusterName, region: cluster.place.region };
    return {
      fullnameOverride: "kps",
      // Helm installs CRDs once and never again; a job before each upgrade brings them to the chart's version.
      crds: { enabled: true, upgradeJob: { enabled: true } },
      ...HIDDEN_CONTROL_PLANE,
      prometheusOperator: { resources: resources(requests["prometheus-operator"]) },
      "kube-state-metrics": { resources: resources(requests["kube-state-metrics"]) },
      "prometheus-node-exporter": { resources: resources(requests["node-exporter"]) },
      prometheus: prometheusValues({ ...shared, size: sizes.prometheus }),
      alertmanager: alertmanagerValues({ ...shared, size: sizes.alertmanager }),
      grafana: grafanaValues({ ...shared, size: sizes.grafana }),
      extraManifests: this.manifests(),
    };
  }

  /** Objects whose kinds Terraform could not plan before the cluster knows them. */
  private manifests(): HelmValue[] {
    const { alerting, istio, cluster } = this.props;
    const secrets = receiverSecrets(alerting);
    return [
      ...(Object.keys(secrets).length > 0 ? [secretProviderClass(secrets, cluster.place.region)] : []),
      ...(istio ? [meshTracing()] : []),
    ];
  }
}

/** EKS shows neither these parts nor their metrics: rules about them would say for ever that they are down. */
const HIDDEN_CONTROL_PLANE: HelmValues = {
  kubeControllerManager: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
  defaultRules: {
    rules: {
      etcd: false,
      kubeControllerManager: false,
      kubeSchedulerAlerting: false,
      kubeSchedulerRecording: false,
      kubeProxy: false,
    },
  },
};
