import { z } from "zod";

import { words } from "../../../../../config/reading/words";
import { flag, name, oneOf, text, texts, url } from "../fields";
import { HTTP_CLIENT } from "../http-client";

/** Kinds of service discovery whose settings are left to Prometheus. */
const OTHER_KINDS = words`
  aws azure consul digitalocean docker dockerswarm ec2 ecs eureka gce hetzner ionos kuma lightsail linode marathon nerve
  nomad oci openstack outscale ovhcloud puppetdb scaleway serverset stackit triton uyuni vultr elasticache msk rds
`;

const KUBERNETES_ROLES = ["node", "pod", "service", "endpoints", "endpointslice", "ingress"] as const;

const KUBERNETES = z.object({
  role: oneOf(KUBERNETES_ROLES),
  api_server: url().optional(),
  kubeconfig_file: text().optional(),
  namespaces: z.object({ own_namespace: flag().optional(), names: texts().optional() }).optional(),
  selectors: z
    .array(z.object({ role: oneOf(KUBERNETES_ROLES), label: text().optional(), field: text().optional() }))
    .optional(),
  attach_metadata: z.unknown().optional(),
  ...HTTP_CLIENT,
});

const STATIC = z.object({ targets: texts().optional(), labels: z.record(z.string(), text()).optional() });

const OTHERS = Object.fromEntries(
  OTHER_KINDS.map((kind) => [`${kind}_sd_configs`, z.array(z.record(z.string(), z.unknown())).optional()]),
);

/** Where targets and Alertmanagers come from; Kubernetes, DNS, files and HTTP are checked to the last field. */
export const DISCOVERY = {
  static_configs: z.array(STATIC).optional(),
  kubernetes_sd_configs: z.array(KUBERNETES).optional(),
  dns_sd_configs: z
    .array(
      z.object({
        names: z.array(name()).min(1),
        type: oneOf(["SRV", "A", "AAAA", "MX", "NS"]).optional(),
        port: z.int().min(0).max(65535).optional(),
        refresh_interval: text().optional(),
      }),
    )
    .optional(),
  file_sd_configs: z.array(z.object({ files: z.array(name()).min(1), refresh_interval: text().optional() })).optional(),
  http_sd_configs: z.array(z.object({ url: url(), refresh_interval: text().optional(), ...HTTP_CLIENT })).optional(),
  ...(OTHERS as Record<never, z.ZodType>),
};
