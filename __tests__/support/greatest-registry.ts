import { INSTANCE_TYPES, architectureOf, hasAccelerator, isNitro } from "../../config/catalogue/instance-types";
import { COMPLIANCE } from "../../config/schema/client-extras";
import { maximalClient, platformWith, VPN } from "./fleets";
import { projectOf, type Files, type Section } from "./registry";

/** How many items the lists have that AWS bounds. */
export interface ListLengths {
  readonly instanceTypes: number;
  readonly customPorts: number;
  readonly databasePorts: number;
  readonly endings: number;
  readonly departments: number;
  readonly managementBlocks: number;
  readonly deployRoles: number;
}

/** The longest lists that the checks accept; one item more of any is refused. */
export const GREATEST_LENGTHS: ListLengths = {
  instanceTypes: 20,
  customPorts: 20,
  databasePorts: 20,
  endings: 69,
  departments: 11,
  managementBlocks: 40,
  deployRoles: 16,
};

const REGION = "ap-southeast-2";
const ACCOUNT = "123456789012";

/** As long as the names of its buckets can be with this project and this region. */
export const GREATEST_CLIENT = "c23456789-123456";
/** As long as a client's name can be: too long for buckets. */
export const LONGEST_NAME = "c23456789-123456789-123456789-1234567890";

const upTo = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** A text of a tag's 256 characters, another one for each number. */
const text = (number: number): string => `${String(number).padStart(3, "0")}${"w".repeat(253)}`;

/** An e-mail address of 254 characters. */
const EMAIL = `${"e".repeat(64)}@${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(56)}.com`;
/** A name of a role with a path: some 500 characters. */
const role = (index: number): string =>
  `arn:aws:iam::${ACCOUNT}:role/${"p".repeat(400)}/${String(index).padStart(64, "r")}`;

const NODE_TYPES = INSTANCE_TYPES.filter(
  (type) =>
    architectureOf(type) === "x86_64" &&
    !hasAccelerator(type) &&
    isNitro(type) &&
    /^[cmr][5-7]\w*\.\dx?large$|^[cmr][5-7]\w*\.xlarge$/.test(type),
);

function client(lengths: ListLengths): Section {
  const ends = (index: number): string => `.${index.toString(36).padStart(16, "x")}`;
  return {
    ...maximalClient(1),
    placement: { environment: "production", region: REGION },
    eks: {
      version: "1.35",
      instance_types: NODE_TYPES.slice(0, lengths.instanceTypes),
      min_size: 3,
      desired_size: 3,
      max_size: 450,
    },
    storage: {
      enable_dedicated_buckets: true,
      service: text(1),
      roles: ["input", "output", "logs", "data", "inventory"],
      notify_suffixes: upTo(lengths.endings, ends),
      transfer_acceleration: true,
      replication: { enabled: true, prefix: `${"k".repeat(1000)}/` },
      cost_optimization: {
        enabled: true,
        alert_email: EMAIL,
        departments: Object.fromEntries(
          upTo(lengths.departments, (index) => [`${String(index).padStart(50, "d")}/`, text(index)]),
        ),
      },
    },
    security: {
      database_ports: upTo(lengths.databasePorts, (index) => 5400 + index),
      custom_ports: upTo(lengths.customPorts, (index) => 8000 + index),
      key_pair_name: "k".repeat(255),
    },
    vpn: { ...VPN.bgp, description: text(2) },
    apm: {
      config_store: true,
      types: ["prometheus", "grafana", "jaeger", "loki", "tempo", "alertmanager", "fluent-bit"],
    },
    metadata: {
      full_name: text(3),
      industry: text(4),
      contact_email: EMAIL,
      // Anew for each: one list in two places would become an alias.
      compliance: [...COMPLIANCE],
      cost_center: text(5),
      business_unit: text(6),
    },
  };
}

function platform({ managementBlocks, deployRoles }: ListLengths): Section {
  const key = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  return platformWith({
    cost_center: text(7),
    business_unit: text(8),
    default_target: { environment: "production", region: REGION },
    environments: {
      production: {
        account_id: ACCOUNT,
        home_region: REGION,
        regions: { [REGION]: { availability_zones: [`${REGION}a`, `${REGION}b`] } },
        lock_table: "t".repeat(245),
        state_kms_key_arn: key,
        replica_region: "ap-southeast-1",
        cost_allocation_tags: true,
        deploy_role_arns: upTo(deployRoles, role),
        break_glass_role_arns: [`arn:aws:iam::${ACCOUNT}:role/break-glass`],
      },
    },
    kubernetes: {
      management_cidr_blocks: upTo(managementBlocks, (index) => `203.0.113.${index * 2}/32`),
    },
    retention: { logs_days: 3650, traces_days: 3650, metrics_days: 3650, audit_logs_days: 36500 },
    shared_storage: { request_metrics: true, replication: true, kms_key_arn: key },
    dns: { parent_zone: `${`${"z".repeat(63)}.`.repeat(3)}${"z".repeat(16)}.com` },
    alerting: {
      email: EMAIL,
      slack: { channel: `#${"c".repeat(79)}`, webhook_secret_name: "s".repeat(512) },
      smtp: {
        smarthost: "mail.acme.example:587",
        from: EMAIL,
        username: "u".repeat(256),
        password_secret_name: "p".repeat(512),
      },
    },
    github: {
      repository: `${"o".repeat(39)}/${"r".repeat(100)}`,
      owner_id: Number.MAX_SAFE_INTEGER,
      repository_id: Number.MAX_SAFE_INTEGER,
      branch: "b".repeat(200),
      environments: { production: "e".repeat(100) },
    },
    observability: { remote_write_url: `https://metrics.acme.example/${"u".repeat(2019)}` },
  });
}

/** A registry of long texts and long names, with lists as long as they can be unless another length is given. */
export function greatestRegistry(lengths: Partial<ListLengths> = {}): Files {
  const all = { ...GREATEST_LENGTHS, ...lengths };
  const second = {
    ...client(all),
    client_code: "C2",
    network: { vpc_cidr: "10.2.0.0/16" },
    storage: {},
    vpn: {},
  };
  return projectOf({ [GREATEST_CLIENT]: client(all), [LONGEST_NAME]: second }, platform(all));
}
