import { z } from "zod";

import { TIERS } from "../catalogue/tiers";
import { CLIENT_NAME, CLIENT_NAME_ADVICE } from "./client-name";
import { LONGEST_VPC_PREFIX } from "../derived/subnets";
import { apm, metadata, security, vpn } from "./client-extras";
import { compute, database, databaseSizes, eks, eksSizes } from "./client-machines";
import { storage } from "./client-storage";
import { privateCidr } from "./address-fields";
import { integer, patterned } from "./fields";
import { environment } from "./placement";
import { NEW_CLIENT } from "./snippets";

const vpcCidr = privateCidr(
  16,
  LONGEST_VPC_PREFIX,
  "cidr-size",
  `AWS takes /16 at most, and six subnets of sixteen addresses need /${LONGEST_VPC_PREFIX} at least`,
).describe(
  "Address block of the client's VPC, for example 10.107.0.0/16. Unique across all clients, environments and regions; recorded in cidr-registry.yaml. Changing it replaces the whole network.",
);

const natGateways = z
  .enum(["per-zone", "single"])
  .describe(
    "`per-zone` (default) keeps outbound traffic alive when a zone fails; `single` costs half and loses all outbound traffic with its zone.",
  );

const region = z.string();

const network = z.strictObject({
  vpc_cidr: vpcCidr,
  cidr_offset: integer(0, 255)
    .optional()
    .describe("Optional cross-check: the second octet of vpc_cidr. Subnets are computed from vpc_cidr alone."),
  nat_gateways: natGateways.default("per-zone"),
});

const placement = z.strictObject({
  environment: environment()
    .optional()
    .describe(
      "Environment the client runs in. Default: default_target of platform.yaml. Changing it builds the client anew there.",
    ),
  region: region
    .optional()
    .describe(
      "AWS region the client runs in. Default: default_target of platform.yaml. Changing it builds the client anew there.",
    ),
});

const deletionProtection = z.boolean();
const DELETION_PROTECTION =
  "Whether Terraform refuses to destroy, and so to replace, the client's network, VPN, cluster, DNS zone, replica, machines and data volumes, and EC2 to terminate the machines.";

const furtherPlacement = z.strictObject({
  environment: environment().describe("Environment of this further deployment."),
  region: region.describe("AWS region of this further deployment."),
  network: z
    .strictObject({ vpc_cidr: vpcCidr, nat_gateways: natGateways.optional() })
    .describe("Network of this deployment: always a block of its own."),
  deletion_protection: deletionProtection.optional().describe(`${DELETION_PROTECTION} Default: as the client's.`),
  eks: eksSizes
    .partial()
    .optional()
    .describe("Sizes that differ here; everything else as in the client's eks section."),
  database: databaseSizes
    .partial()
    .optional()
    .describe("Sizes that differ here; everything else as in the client's database section."),
});

/** One client as people write it: the whole registry entry, for all layers. */
export const client = z
  .strictObject({
    enabled: z
      .boolean()
      .describe(
        "Master switch. false: no resource in any layer; the address block stays taken. Turning it off plans the destruction of everything the client has.",
      ),
    client_code: patterned("client-code", /^[A-Z0-9]{2,12}$/, "must be 2 to 12 capital letters and digits").describe(
      "Short identifier for tags and reports, for example ACME. Unique.",
    ),
    deletion_protection: deletionProtection
      .default(true)
      .describe(`${DELETION_PROTECTION} The first step of offboarding turns it off. Default true.`),
    // Two words that decide sizes; a third would decide nothing (S3-12).
    tier: z
      .enum(TIERS)
      .describe(
        "Sizes the observability stack: standard runs one replica of each service, premium two where they can.",
      ),
    placement: placement.prefault({}).describe("Where the client runs: one environment and one region."),
    network: network.describe("The client's own VPC."),
    eks: eks.describe("The client's own Kubernetes cluster."),
    database: database.prefault({}).describe("The client's own PostgreSQL primary and replica."),
    compute: compute.prefault({}).describe("Machines outside the cluster."),
    storage: storage.prefault({}).describe("Buckets of the client's own, and how long backups are kept."),
    security: security.prefault({}).describe("Ports that the client's security groups open inside its own network."),
    vpn: vpn.prefault({}).describe("Site-to-site VPN to the client's own data centre."),
    apm: apm.prefault({}).describe("Versioned store for the configuration of monitoring tools."),
    metadata: metadata.describe("Who the client is, for tags, reports and alerts."),
    also_in: z
      .array(furtherPlacement)
      .default([])
      .describe(
        "Further deployments of the same client, in another environment or region. They share no resource with the first.",
      ),
  })
  .meta({ title: "Client" });

/** Only for editors: checks/clients.ts judges names, and says which of the rules is broken. */
const clientName = z.string().meta({ pattern: CLIENT_NAME.source, patternErrorMessage: CLIENT_NAME_ADVICE });

/** config/clients.yaml. */
export const clientsFile = z.strictObject({
  allow_empty: z
    .boolean()
    .default(false)
    .describe(
      "A registry of no clients, or of disabled ones only, would plan the destruction of all that they have: it is refused unless this says true.",
    ),
  clients: z
    .record(clientName, client)
    .describe("Every client by name. The name is in every resource, address and DNS record: it can't be changed later.")
    .meta({ defaultSnippets: [NEW_CLIENT] }),
});

/** What the registry file decodes to, in the file's own spelling. */
export type ClientsFile = z.output<typeof clientsFile>;
