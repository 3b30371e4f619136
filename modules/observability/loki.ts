import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";

import { ChartRelease } from "../cluster/chart-release";
import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { PodIdentity } from "../eks/pod-identity";
import type { ClientPrefix } from "./client-prefix";
import type { ObservabilitySizes } from "./observability-props";
import { prefixStatements } from "./prefix-statements";
import { NAMESPACE } from "./services";
import type { ToolProps } from "./tool";

/** What Loki is told. */
export interface LokiProps extends ToolProps {
  readonly logs: ClientPrefix;
  readonly size: ObservabilitySizes["loki"];
}

/** Loki, which keeps logs in S3 below the client's prefix and finds them again (S3-90, M-64). */
export class Loki extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: LokiProps) {
    super(scope, id);
    const identity = new PodIdentity(this, "identity", {
      ...props.cluster,
      namespace: NAMESPACE,
      serviceAccount: "loki",
      roleName: props.roleName,
      statements: prefixStatements(props.logs, "read-write", props.cluster.place),
    });
    this.release = new ChartRelease(this, "chart", {
      releaseName: "loki",
      chart: props.chart,
      namespace: NAMESPACE,
      values: lokiValues(props),
      helm: props.cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    }).release;
  }
}

function lokiValues({ logs, size, cluster, storageClassName, requests }: LokiProps): HelmValues {
  const { replicas = 1 } = size;
  return {
    // The chart's other mode of few replicas is gone in Loki 4.
    deploymentMode: "Monolithic",
    serviceAccount: { create: true, name: "loki" },
    loki: lokiConfig(logs, size, cluster.place.region),
    singleBinary: {
      replicas,
      resources: resources(requests.loki),
      persistence: { enabled: true, storageClass: new Reference(storageClassName), size: `${size.volumeSizeGib}Gi` },
    },
    ...SWITCHED_OFF,
    monitoring: { serviceMonitor: { enabled: true } },
  };
}

function lokiConfig(
  { bucketName, prefix }: ClientPrefix,
  { retentionHours, replicas = 1 }: LokiProps["size"],
  region: string,
): HelmValues {
  return {
    // One client per cluster: with tenants, every line would have to name its own.
    auth_enabled: false,
    commonConfig: { replication_factor: replicas },
    storage: {
      type: "s3",
      // The newer client of object stores takes neither `=` nor `/` in a prefix, and Loki 4 makes it the default.
      use_thanos_objstore: false,
      bucketNames: { chunks: bucketName, ruler: bucketName },
      s3: { region },
    },
    // BoltDB's block is the chart's default still, and Loki 3.8 refuses it.
    storage_config: { object_prefix: prefix, boltdb_shipper: null },
    schemaConfig: { configs: [SCHEMA] },
    limits_config: {
      retention_period: `${retentionHours}h`,
      allow_structured_metadata: true,
      volume_enabled: true,
    },
    // Without it a retention is only a number: nothing would ever be deleted.
    compactor: { retention_enabled: true, delete_request_store: "s3", working_directory: "/var/loki/compactor" },
    // The ruler's own store knows no prefix: in S3 it would list a folder of the bucket that no role here may see.
    rulerConfig: { storage: { type: "local", local: { directory: "/rules" } } },
    analytics: { reporting_enabled: false },
  };
}

/** How logs are stored. Logs of before are unreadable once this changes: a new schema is a second one with a later date. */
const SCHEMA: HelmValues = {
  from: "2024-04-01",
  store: "tsdb",
  object_store: "s3",
  schema: "v13",
  index: { prefix: "loki_index_", period: "24h" },
};

/** Parts for installations of another size: the two caches alone would ask for eleven gigabytes. */
const SWITCHED_OFF: HelmValues = {
  backend: { replicas: 0 },
  read: { replicas: 0 },
  write: { replicas: 0 },
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
  gateway: { enabled: false },
  // One without the other fails.
  lokiCanary: { enabled: false },
  test: { enabled: false },
};
