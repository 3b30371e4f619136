import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";

import { ChartRelease } from "../cluster/chart-release";
import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { PodIdentity } from "../eks/pod-identity";
import type { ClientPrefix } from "./client-prefix";
import { OBJECT_STORE } from "./object-store";
import type { ObservabilitySizes } from "./observability-props";
import { prefixStatements } from "./prefix-statements";
import { REPLICA_LABEL } from "./prometheus-values";
import { NAMESPACE, serviceHost } from "./services";
import type { ToolProps } from "./tool";

/** What Thanos is told. */
export interface ThanosProps extends ToolProps {
  readonly metrics: ClientPrefix;
  readonly size: ObservabilitySizes["thanos"];
}

/** Thanos beside the sidecars: it reads metrics back from S3, merges those of an HA pair, and deletes the old ones (M-63). */
export class Thanos extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: ThanosProps) {
    super(scope, id);
    const identity = new PodIdentity(this, "identity", {
      ...props.cluster,
      namespace: NAMESPACE,
      serviceAccount: "thanos",
      roleName: props.roleName,
      statements: prefixStatements(props.metrics, "read-write", props.cluster.place),
    });
    this.release = new ChartRelease(this, "chart", {
      releaseName: "thanos",
      chart: props.chart,
      namespace: NAMESPACE,
      values: thanosValues(props),
      helm: props.cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    }).release;
  }
}

function thanosValues({ size, storageClassName, requests }: ThanosProps): HelmValues {
  const persistence = { size: `${size.volumeSizeGib}Gi`, storageClass: new Reference(storageClassName) };
  const days = `${size.retentionDays}d`;
  return {
    fullnameOverride: "thanos",
    global: {
      // The chart makes the Secret only for a part that is switched off here.
      objstore: { createSecret: false, secretName: OBJECT_STORE.secretName },
      serviceAccount: { create: true, name: "thanos" },
      serviceMonitor: { enabled: true },
      // Its rules look for jobs by names that other installations have.
      thanosRules: { enabled: false },
    },
    query: {
      replicaCount: 1,
      replicaLabels: [REPLICA_LABEL],
      // The chart finds the store gateway by itself, and knows nothing of the sidecars.
      endpoints: { static: [`dnssrv+_grpc._tcp.${serviceHost("thanosSidecars")}`] },
      resources: resources(requests["thanos-query"]),
    },
    storegateway: { replicaCount: 1, persistence, resources: resources(requests["thanos-store"]) },
    compactor: {
      // Two compactors on one prefix destroy blocks.
      replicaCount: 1,
      // Its CRD is nowhere here.
      vpa: { enabled: false },
      // The bucket expires objects of all resolutions at once.
      retention: { resolutionRaw: days, resolution5m: days, resolution1h: days },
      persistence,
      resources: resources(requests["thanos-compactor"]),
    },
    bucket: { enabled: false },
    queryFrontend: { enabled: false },
    receive: { enabled: false },
    ruler: { enabled: false },
  };
}
