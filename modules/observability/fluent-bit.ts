import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";

import { ChartRelease } from "../cluster/chart-release";
import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import { PodIdentity } from "../eks/pod-identity";
import { folderIn, type ClientPrefix } from "./client-prefix";
import { fluentBitConfig, STATE_FOLDER } from "./fluent-bit-config";
import { prefixStatements } from "./prefix-statements";
import { NAMESPACE } from "./services";
import type { ToolProps } from "./tool";

/** What Fluent Bit is told. */
export interface FluentBitProps extends ToolProps {
  /** Value of a label of every line. */
  readonly client: string;
  readonly logs: ClientPrefix;
}

/**
 * Fluent Bit on every node: each container's lines go to Loki, and to S3 as they are. Loki deletes after days what the
 * bucket is to keep for months, and its chunks are no archive: whoever needs old lines reads `raw/` without it (C-04).
 */
export class FluentBit extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: FluentBitProps) {
    super(scope, id);
    const archive = folderIn(props.logs, "raw");
    const identity = new PodIdentity(this, "identity", {
      ...props.cluster,
      namespace: NAMESPACE,
      serviceAccount: "fluent-bit",
      roleName: props.roleName,
      statements: prefixStatements(archive, "write", props.cluster.place),
    });
    this.release = new ChartRelease(this, "chart", {
      releaseName: "fluent-bit",
      chart: props.chart,
      namespace: NAMESPACE,
      values: fluentBitValues(props, archive),
      helm: props.cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    }).release;
  }
}

function fluentBitValues({ client, cluster, requests }: FluentBitProps, archive: ClientPrefix): HelmValues {
  const state = "fluent-bit-state";
  return {
    serviceAccount: { create: true, name: "fluent-bit" },
    // Every node has logs, whatever keeps other pods away from it.
    tolerations: [{ operator: "Exists" }],
    resources: resources(requests["fluent-bit"]),
    config: fluentBitConfig({ client, region: cluster.place.region, archive }),
    // Positions and what is not sent yet outlive the pod.
    extraVolumes: [{ name: state, hostPath: { path: STATE_FOLDER, type: "DirectoryOrCreate" } }],
    extraVolumeMounts: [{ name: state, mountPath: STATE_FOLDER }],
    serviceMonitor: { enabled: true },
    testFramework: { enabled: false },
  };
}
