import { parse } from "yaml";

import type { Fleet } from "../../config/fleet";
import { FILES } from "../../config/registry";
import type { Variables } from "../../config/target";
import { clientEntry, EXAMPLE, fleetOf, projectOf, VALID_BASE, type Files, type Section } from "./registry";
import { synthesize, type Documents } from "./synth";

/** A registry that the guarantees must hold for, and the target it is synthesized for. */
export interface RegistryCase {
  readonly files: Files;
  readonly variables?: Variables;
}

const BASE_PLATFORM = parse(String(VALID_BASE[FILES.platform])) as Section;
export const { production: PRODUCTION, staging: STAGING } = BASE_PLATFORM.environments as Record<string, Section>;
const KMS_KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Platform settings that differ from the valid base in whole sections. */
export function platformWith(sections: Section): Section {
  return { ...BASE_PLATFORM, ...sections };
}

/** A site-to-site VPN by static routes, or by BGP. */
export const VPN = {
  static: vpn({ static_routes_only: true }),
  bgp: vpn({ static_routes_only: false, bgp_asn: 4200000001, amazon_side_asn: 64513 }),
} as const;

/** Every switch of a client turned on. */
export function maximalClient(index: number): Section {
  return clientEntry(index, {
    tier: "premium",
    network: { vpc_cidr: `10.${index}.0.0/16`, cidr_offset: index, nat_gateways: "per-zone" },
    eks: { version: "1.35", instance_types: ["m6i.large", "m6i.xlarge"], min_size: 3, max_size: 9, desired_size: 3 },
    compute: { analytics_enabled: true },
    storage: {
      enable_dedicated_buckets: true,
      roles: ["input", "output", "logs", "data", "inventory"],
      transfer_acceleration: true,
      intelligent_tiering_roles: ["output"],
      replication: { enabled: true, roles: ["input", "output", "data"] },
      cost_optimization: { enabled: true },
    },
    security: { database_ports: [5432, 5433, 6432], custom_ports: [8080, 8443, 9090] },
    vpn: { ...VPN.bgp },
    apm: { config_store: true },
    metadata: {
      full_name: "Ünïcode + Söhne",
      industry: "Testing",
      contact_email: `ops@client${index}.example`,
      compliance: ["SOC2", "ISO27001", "PCI-DSS"],
      cost_center: `CC-${index}`,
      business_unit: "Tests",
    },
  });
}

/** Every switch of a client turned off. */
export function minimalClient(index: number): Section {
  return clientEntry(index, {
    network: { vpc_cidr: `10.${index}.0.0/24`, nat_gateways: "single" },
    eks: { enabled: false },
    database: { enabled: false, replica_enabled: false },
    security: { database_ports: [5432], custom_ports: [] },
  });
}

/** One of each: a standard client, a premium one with a VPN, one on spot capacity. */
export const THREE_CLIENTS: Readonly<Record<string, Section>> = {
  globex: clientEntry(2, { network: { vpc_cidr: "10.2.0.0/16", nat_gateways: "single" } }),
  acme: clientEntry(1, { tier: "premium", vpn: { ...VPN.static } }),
  initech: clientEntry(3, { eks: { capacity_type: "SPOT" } }),
};

function fiftyClients(): Record<string, Section> {
  const clients = Array.from({ length: 50 }, (_, index): [string, Section] => {
    const number = index + 1;
    const kinds = [clientEntry, maximalClient, minimalClient];
    return [`client${number}`, kinds[index % kinds.length]!(number)];
  });
  return Object.fromEntries(clients);
}

const LONGEST_PROJECT = "a23456789-123456789-1234567890";
const LONGEST_CLIENT = "c23456789-123456789-123456789-1234567890";

/** The registries of every guarantee test, by what is special about them. */
export const REGISTRIES: Readonly<Record<string, RegistryCase>> = {
  "the shipped example": { files: EXAMPLE },
  "the shipped example in staging": { files: EXAMPLE, variables: { ENVIRONMENT: "staging" } },
  "no clients": { files: projectOf({}) },
  "one client": { files: projectOf({ acme: clientEntry(1) }) },
  "three clients": { files: projectOf(THREE_CLIENTS) },
  "three clients with a stack each": {
    files: projectOf(THREE_CLIENTS, platformWith({ state: { layout: "client", use_lockfile: false } })),
  },
  "fifty clients": { files: projectOf(fiftyClients()) },
  "names that are parts of each other": {
    files: projectOf({
      acme: maximalClient(1),
      "acme-eu": maximalClient(2),
      eu: maximalClient(3),
      "acme-eu-west": clientEntry(4),
    }),
  },
  "everything on": {
    files: projectOf(
      { acme: maximalClient(1), globex: { ...maximalClient(2), vpn: { ...VPN.static } } },
      platformWith({
        environments: {
          production: {
            ...PRODUCTION,
            state_kms_key_arn: KMS_KEY,
            deploy_role_arns: ["arn:aws:iam::123456789012:role/deploy"],
            break_glass_role_arns: ["arn:aws:iam::123456789012:role/break-glass"],
          },
        },
        github: {
          repository: "octo-org/client-fleet",
          owner_id: 123456,
          repository_id: 456789,
          existing_oidc_provider: ["production"],
        },
        shared_storage: { intelligent_tiering: true, request_metrics: true, kms_key_arn: KMS_KEY },
        retention: { logs_days: 400, traces_days: 200, metrics_days: 400, audit_logs_deep_archive_day: 365 },
        alerting: {
          email: "platform-alerts@example.com",
          slack: { channel: "#alerts", webhook_secret_name: "platform/slack-webhook" },
        },
      }),
    ),
  },
  "everything off": {
    files: projectOf(
      { acme: minimalClient(1) },
      platformWith({
        state: { use_lockfile: false },
        shared_storage: { intelligent_tiering: false, request_metrics: false },
        retention: { logs_days: 1, traces_days: 1, metrics_days: 1, audit_logs_days: 2555 },
        kubernetes: { public_access: false },
      }),
    ),
  },
  "another region than home": {
    files: projectOf(
      {
        acme: { ...clientEntry(1, { vpn: { ...VPN.static } }), placement: { region: "eu-west-1" } },
        globex: { ...clientEntry(2), placement: { region: "eu-west-1" } },
      },
      platformWith({
        environments: {
          production: {
            ...PRODUCTION,
            regions: {
              "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] },
              "eu-west-1": {
                availability_zones: ["eu-west-1a", "eu-west-1c"],
                alerts_topic_arn: "arn:aws:sns:eu-west-1:123456789012:alerts",
              },
            },
          },
        },
      }),
    ),
    variables: { AWS_REGION: "eu-west-1" },
  },
  "staging through also_in": {
    files: projectOf({
      acme: {
        ...maximalClient(1),
        also_in: [{ environment: "staging", region: "us-east-2", network: { vpc_cidr: "10.9.0.0/16" } }],
      },
      globex: clientEntry(2),
    }),
    variables: { ENVIRONMENT: "staging" },
  },
  "the longest names": {
    files: projectOf(
      { [LONGEST_CLIENT]: clientEntry(1, { vpn: { ...VPN.static } }) },
      platformWith({
        project: LONGEST_PROJECT,
        environments: { production: PRODUCTION, staging: STAGING },
      }),
    ),
  },
};

/** The names of all registries, for it.each. */
export const REGISTRY_NAMES = Object.keys(REGISTRIES);

const fleets = new Map<string, Fleet>();
const synths = new Map<string, Documents>();

/** The fleet of one of the registries. */
export function fleetNamed(name: string): Fleet {
  const { files, variables } = REGISTRIES[name]!;
  const fleet = fleets.get(name) ?? fleetOf(files, variables);
  fleets.set(name, fleet);
  return fleet;
}

/** The stacks of one of the registries; shared within a test file, so never to be changed. */
export function documentsNamed(name: string): Documents {
  const documents = synths.get(name) ?? synthesize(fleetNamed(name));
  synths.set(name, documents);
  return documents;
}

function vpn(settings: Section): Section {
  return {
    enabled: true,
    customer_gateway_ip: "20.40.60.80",
    local_network_cidr: "192.168.0.0/24",
    tunnel1_inside_cidr: "169.254.10.0/30",
    tunnel2_inside_cidr: "169.254.11.0/30",
    description: "To the data centre",
    ...settings,
  };
}
