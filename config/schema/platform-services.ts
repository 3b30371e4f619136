import { z } from "zod";

import type { Tier } from "../catalogue/tiers";
import type { KeptData } from "../catalogue/workloads/chart-page";
import { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import { enabled, switchFields, versionFields } from "./chart-fields";
import { httpsUrl } from "./domain-fields";
import { checked, duration, integer } from "./fields";

const { istio, "kube-prometheus-stack": stack, loki, tempo } = CHART_PAGES;
const gateways = istio.containers["istio-ingressgateway"].pods;

/** What the autoscaler can keep: it looks at nodes every ten seconds, and forgets all of it when it starts anew. */
const pause = (value: string): z.ZodDefault<z.ZodString> => duration("10s", "24h").default(value);

/** A share of a node: at 0 none is ever idle, at 1 each always is. */
const share = checked(z.number().min(0).max(1), (value) =>
  value === 0 || value === 1 ? { rule: "range", message: "must be more than 0 and less than 1" } : undefined,
);

/** What runs in every cluster, each with a switch, since a client may bring its own (S3-76…S3-80). */
export const clusterServices = z.strictObject({
  ...switchFields("cluster-services"),
  ...versionFields("cluster-services"),
  cluster_autoscaler_scale_down_enabled: enabled("Whether idle nodes are removed."),
  cluster_autoscaler_scale_down_unneeded_time: pause("5m").describe(
    "How long a node must be idle before it goes. Default 5m.",
  ),
  cluster_autoscaler_scale_down_delay_after_add: pause("10m").describe("Pause after a node was added. Default 10m."),
  cluster_autoscaler_scale_down_utilization_threshold: share
    .default(0.5)
    .describe("A node used less than this share is idle. Default 0.5."),
  [gateways.setting]: integer(1, 20)
    .default(gateways.usual)
    .describe(`Pods of the ingress gateway. Default ${gateways.usual}.`),
  external_dns_policy: z
    .enum(["sync", "upsert-only", "create-only"])
    .default("upsert-only")
    .describe("upsert-only never deletes records; sync deletes those of removed Ingresses. Default upsert-only."),
});

/** How long a tier's tools keep their data, in days. */
const toolRetention = (tier: Tier) => {
  const days = ({ what, longest, days }: KeptData) =>
    integer(1, longest)
      .optional()
      .describe(`${what} In days. Default ${days[tier]}, or as long as the bucket does, if that is less.`);
  return z
    .strictObject({
      [stack.keeps.field]: days(stack.keeps),
      [loki.keeps.field]: days(loki.keeps),
      [tempo.keeps.field]: days(tempo.keeps),
    })
    .prefault({})
    .describe(`Clients of tier ${tier}.`);
};

/** What watches every cluster: versions and days are the same for all, tiers decide the rest (S3-87…S3-93). */
export const observability = z.strictObject({
  ...versionFields("observability"),
  retention: z
    .strictObject({ standard: toolRetention("standard"), premium: toolRetention("premium") })
    .prefault({})
    .describe("How long tools keep data, by tier; never longer than their buckets."),
  remote_write_url: httpsUrl()
    .optional()
    .describe("Central Prometheus that every client's metrics are also sent to. Default: none."),
});
