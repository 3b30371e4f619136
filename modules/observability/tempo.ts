import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";

import { regionalHost } from "../../config/catalogue/aws-place";
import { ChartRelease } from "../cluster/chart-release";
import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { PodIdentity } from "../eks/pod-identity";
import { barePrefix, type ClientPrefix } from "./client-prefix";
import type { ObservabilitySizes } from "./observability-props";
import { prefixStatements } from "./prefix-statements";
import { ADDRESSES, NAMESPACE } from "./services";
import type { ToolProps } from "./tool";

/** What Tempo is told. */
export interface TempoProps extends ToolProps {
  readonly traces: ClientPrefix;
  readonly size: ObservabilitySizes["tempo"];
}

/** Tempo, which keeps traces in S3 below the client's prefix and counts requests in them (S3-90). */
export class Tempo extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: TempoProps) {
    super(scope, id);
    const identity = new PodIdentity(this, "identity", {
      ...props.cluster,
      namespace: NAMESPACE,
      serviceAccount: "tempo",
      roleName: props.roleName,
      statements: prefixStatements(props.traces, "read-write", props.cluster.place),
    });
    this.release = new ChartRelease(this, "chart", {
      releaseName: "tempo",
      chart: props.chart,
      namespace: NAMESPACE,
      values: tempoValues(props),
      helm: props.cluster.helm,
      // It asks for credentials, and lists its prefix, before it is ready.
      dependsOn: [...props.after, ...identity.ready],
    }).release;
  }
}

function tempoValues(props: TempoProps): HelmValues {
  const { size, storageClassName, requests } = props;
  return {
    serviceAccount: { create: true, name: "tempo" },
    tempo: {
      retention: `${size.retentionHours}h`,
      storage: { trace: storage(props) },
      metricsGenerator: {
        enabled: true,
        storage: { remote_write: [{ url: `${ADDRESSES.prometheus}/api/v1/write`, send_exemplars: true }] },
      },
      overrides: { defaults: { metrics_generator: { processors: ["service-graphs", "span-metrics"] } } },
      // The chart's gigabyte of ballast would keep Go from collecting anything below two, and the limit is lower.
      memBallastSizeMbs: 0,
      reportingEnabled: false,
      resources: resources(requests.tempo),
    },
    // What is not in S3 yet outlives a restart.
    persistence: { enabled: true, storageClassName: new Reference(storageClassName), size: `${size.volumeSizeGib}Gi` },
    serviceMonitor: { enabled: true },
  };
}

function storage({ traces, cluster: { place } }: TempoProps): HelmValues {
  return {
    backend: "s3",
    local: null,
    s3: {
      bucket: traces.bucketName,
      prefix: barePrefix(traces),
      endpoint: regionalHost(place, "s3"),
      region: place.region,
    },
  };
}
