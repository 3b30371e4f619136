import { z } from "zod";

import { cidr, port } from "./address-fields";
import { keyPairName, tagText } from "./aws-fields";
import { email } from "./domain-fields";
import { distinct, integer, patterned, phrase } from "./fields";

/** Which ports the security groups open within the client's network (S3-17). */
export const security = z.strictObject({
  database_ports: distinct(port(), 1)
    .default([5432, 5433])
    .describe("PostgreSQL ports that the cluster and the client's machines reach, 20 at most. Default [5432, 5433]."),
  custom_ports: distinct(port())
    .default([])
    .describe(
      "Application ports on the client's machines, open to the cluster and among themselves. Never 22 or 3389; 30 at most, with a VPN 20. Default [].",
    ),
  key_pair_name: keyPairName()
    .optional()
    .describe("EC2 key pair of the user admin on new machines, for SSH through Session Manager. Default: none."),
});

const address = patterned("ip-address", /^\d{1,3}(\.\d{1,3}){3}$/, "must be one IPv4 address such as 198.51.100.10");

/** A site-to-site VPN (S3-18). Half of one would route nowhere, so every field is needed once `enabled` is true. */
export const vpn = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Whether the client's network is joined to its data centre. Default false."),
  customer_gateway_ip: address.optional().describe("Public IPv4 address of the client's VPN device."),
  bgp_asn: z
    .int()
    .default(65000)
    .describe("Autonomous system number of the client's side: 1 to 4294967295 but for AWS's own. Default 65000."),
  amazon_side_asn: z
    .int()
    .default(64512)
    .describe(
      "Private autonomous system number of the AWS side: 64512-65534 or 4200000000-4294967294; another one than bgp_asn. Default 64512.",
    ),
  static_routes_only: z
    .boolean()
    .default(true)
    .describe("true routes local_network_cidr; false learns routes over BGP. Default true."),
  local_network_cidr: cidr()
    .optional()
    .describe("Address block of the client's data centre. Outside every block its cluster uses."),
  tunnel1_inside_cidr: cidr()
    .optional()
    .describe("Block of the first tunnel: a /30 of 169.254.0.0/16 that AWS doesn't keep for itself."),
  tunnel2_inside_cidr: cidr().optional().describe("Block of the second tunnel: another one than the first."),
  description: tagText().optional().describe("What the connection is for. Becomes a tag."),
});

/** Document 002. */
export const apm = z.strictObject({
  config_store: z
    .boolean()
    .default(false)
    .describe("Whether the client's monitoring configuration is kept versioned in S3. Default false."),
  types: distinct(z.enum(["prometheus", "grafana", "jaeger", "loki", "tempo", "alertmanager", "fluent-bit"]), 1)
    .default(["prometheus", "grafana", "loki", "tempo", "alertmanager", "fluent-bit"])
    .describe("Which tools' configuration the store holds."),
});

/** Compliance regimes a client may be bound to; they become one tag, joined by "+" (M-68). */
export const COMPLIANCE = [
  "SOC1",
  "SOC2",
  "SOC3",
  "ISO27001",
  "ISO27017",
  "ISO27018",
  "HIPAA",
  "PCI-DSS",
  "GDPR",
  "FedRAMP",
  "NIST-800-53",
] as const;

/** What becomes tags and reports, and changes nothing that runs (S3-19). */
export const metadata = z.strictObject({
  full_name: phrase(256).describe("The client's full name."),
  industry: phrase(256).describe("The client's trade, for reports."),
  contact_email: email().describe("Where alerts about this client go."),
  compliance: distinct(z.enum(COMPLIANCE)).default([]).describe("Compliance regimes. Default []."),
  cost_center: tagText().describe("Value of the CostCenter tag, for example CC-ACME-001."),
  business_unit: tagText().describe("Value of the BusinessUnit tag."),
  budget_usd: integer(1, 10_000_000)
    .optional()
    .describe(
      "USD a month that the client may cost by the estimate of fleet cost, in all its deployments. The gate refuses a change that goes beyond it. Default: no limit.",
    ),
});
