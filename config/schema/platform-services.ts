import { z } from "zod";

import { integer, patterned } from "./fields";

const chartVersion = (version: string): z.ZodDefault<z.ZodString> =>
  patterned("chart-version", /^\d+\.\d+\.\d+$/, "must be a full chart version such as 9.59.0")
    .default(version)
    .describe(`Helm chart version. Default ${version}.`);

const duration = (value: string): z.ZodDefault<z.ZodString> =>
  patterned("duration", /^\d+(s|m|h)$/, "must be a duration such as 5m").default(value);

const enabled = (what: string): z.ZodDefault<z.ZodBoolean> =>
  z.boolean().default(true).describe(`${what} Default true.`);

/** What runs in every cluster, each with a switch, since a client may bring its own (S3-76…S3-80). */
export const clusterServices = z.strictObject({
  enable_cluster_autoscaler: enabled("Scales node groups."),
  enable_aws_load_balancer_controller: enabled("Makes load balancers for Services and Ingresses."),
  enable_metrics_server: enabled("Serves resource metrics."),
  enable_external_dns: enabled("Writes DNS records of Services and Ingresses into the client's zone."),
  enable_istio_service_mesh: enabled("Runs Istio in ambient mode."),
  cluster_autoscaler_version: chartVersion("9.59.0"),
  aws_load_balancer_controller_version: chartVersion("3.5.0"),
  metrics_server_version: chartVersion("3.13.1"),
  external_dns_version: chartVersion("1.21.1"),
  istio_version: chartVersion("1.30.3"),
  cluster_autoscaler_scale_down_enabled: enabled("Whether idle nodes are removed."),
  cluster_autoscaler_scale_down_unneeded_time: duration("5m").describe(
    "How long a node must be idle before it goes. Default 5m.",
  ),
  cluster_autoscaler_scale_down_delay_after_add: duration("10m").describe("Pause after a node was added. Default 10m."),
  cluster_autoscaler_scale_down_utilization_threshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("A node used less than this share is idle. Default 0.5."),
  istio_ingress_gateway_replicas: integer(1, 20).default(2).describe("Pods of the ingress gateway. Default 2."),
  external_dns_policy: z
    .enum(["sync", "upsert-only", "create-only"])
    .default("upsert-only")
    .describe("upsert-only never deletes records; sync deletes those of removed Ingresses. Default upsert-only."),
});

/** How long a tier's tools keep their data, in days. */
const toolRetention = (prometheus: number, loki: number, tempo: number) => {
  const days = (usual: number) => `In days. Default ${usual}, or as long as the bucket does, if that is less.`;
  return z
    .strictObject({
      prometheus_days: integer(1, 365)
        .optional()
        .describe(`Metrics on Prometheus's own volume; S3 keeps them for retention.metrics_days. ${days(prometheus)}`),
      loki_days: integer(1, 3650)
        .optional()
        .describe(`Logs that Loki finds. ${days(loki)}`),
      tempo_days: integer(1, 3650)
        .optional()
        .describe(`Traces that Tempo finds; it deletes them before S3 does. ${days(tempo)}`),
    })
    .prefault({});
};

/** What watches every cluster: versions and days are the same for all, tiers decide the rest (S3-87…S3-93). */
export const observability = z.strictObject({
  kube_prometheus_stack_version: chartVersion("88.5.3"),
  loki_version: chartVersion("18.11.0"),
  tempo_version: chartVersion("2.2.4"),
  fluent_bit_version: chartVersion("0.58.1"),
  thanos_version: chartVersion("0.38.0"),
  retention: z
    .strictObject({
      standard: toolRetention(7, 7, 29).describe("Clients of tier standard."),
      premium: toolRetention(15, 30, 29).describe("Clients of tier premium."),
    })
    .prefault({})
    .describe("How long tools keep data, by tier; never longer than their buckets."),
  remote_write_url: patterned("url", /^https:\/\/[^\s]+$/, "must be an https URL")
    .optional()
    .describe("Central Prometheus that every client's metrics are also sent to. Default: none."),
});
