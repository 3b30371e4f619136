import type { Setting } from "./settings";

/** Another value of a setting; undefined takes it out of the file. */
export type Value = unknown;

const KEY = "arn:aws:kms:us-east-2:123456789012:key/99999999-12ab-34cd-56ef-1234567890ab";
const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

/** Texts and lists that no schema can make up, by the setting's path or by how it ends. */
const WRITTEN: Readonly<Record<string, readonly Value[]>> = {
  client_code: ["OTHER"],
  "placement.region": ["us-west-1"],
  vpc_cidr: ["10.77.0.0/16"],
  cidr_offset: [2],
  "eks.version": ["1.34", undefined],
  instance_types: [["m6i.large"], ["m7g.large"]],
  master_instance_type: ["r6i.2xlarge"],
  replica_instance_type: ["r6i.2xlarge"],
  "compute.instance_type": ["t3.xlarge"],
  service: ["other"],
  "replication.region": ["eu-west-1", undefined],
  "replication.prefix": ["other/"],
  "replication.roles": [["data"], ["input", "output"]],
  intelligent_tiering_roles: [["input", "output"], []],
  departments: [{ "ops/": "Operations" }, undefined],
  alert_email: ["other@example.com", undefined],
  notify_suffixes: [[".pdf"], []],
  "storage.roles": [
    ["input", "output", "logs", "data"],
    ["logs", "data", "inventory"],
  ],
  database_ports: [[5432], [5499, 5432]],
  custom_ports: [[], [9000]],
  key_pair_name: ["other", undefined],
  customer_gateway_ip: ["20.40.60.81"],
  bgp_asn: [65010],
  amazon_side_asn: [64600],
  local_network_cidr: ["192.168.7.0/24"],
  tunnel1_inside_cidr: ["169.254.20.0/30"],
  tunnel2_inside_cidr: ["169.254.21.0/30"],
  "vpn.description": ["other", undefined],
  full_name: ["Other"],
  industry: ["Other"],
  contact_email: ["other@client.example"],
  cost_center: ["CC-OTHER"],
  business_unit: ["Other"],
  also_in: [[]],
  "also_in.0.region": ["us-west-1"],
  home_region: ["us-west-1"],
  backend_config_path: ["./elsewhere"],
  common_tags: [{ Team: "Other" }, undefined],
  project: ["other"],
  "github.repository": ["octo-org/renamed"],
  "github.branch": ["release"],
  "github.environments.production": ["prod"],
  "github.environments.staging": ["rehearsal"],
  "github.environments.development": ["sandbox"],
  existing_oidc_provider: [["production"], ["staging"]],
  account_id: ["210987654321"],
  regions: [{ "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] } }],
  availability_zones: [["us-east-2a", "us-east-2c"]],
  debian_ami_id: ["ami-0123456789abcdef9", undefined],
  alerts_topic_arn: ["arn:aws:sns:us-east-2:123456789012:others", undefined],
  state_bucket: ["other-states"],
  lock_table: ["other-locks"],
  kms_key_arn: [KEY, undefined],
  replica_region: ["eu-west-1", undefined],
  parent_zone: ["other.example"],
  role_arns: [[role("other")], []],
  "default_target.region": ["us-west-1"],
  "kubernetes.version": ["1.34"],
  "vpc-cni": ["v1.20.4-eksbuild.1"],
  "kube-proxy": ["v1.35.0-eksbuild.1"],
  coredns: ["v1.13.0-eksbuild.1"],
  "eks-pod-identity-agent": ["v1.3.9-eksbuild.1"],
  "aws-ebs-csi-driver": ["v1.50.0-eksbuild.1"],
  "aws-secrets-store-csi-driver-provider": ["v2.1.0-eksbuild.1"],
  service_ipv4_cidr: ["172.21.0.0/16"],
  management_cidr_blocks: [["198.51.100.0/24"]],
  flow_logs_days: [400],
  control_plane_logs_days: [180],
  audit_logs_standard_ia_day: [40],
  audit_logs_glacier_day: [120],
  audit_logs_deep_archive_day: [400],
  "alerting.email": ["other@example.com"],
  channel: ["#others"],
  webhook_secret_name: ["others"],
  smarthost: ["mail.example:587"],
  from: ["other@example.com"],
  username: ["other"],
  password_secret_name: ["others"],
  _version: ["0.0.1"],
  scale_down_unneeded_time: ["7m"],
  scale_down_delay_after_add: ["12m"],
  remote_write_url: ["https://other.example/write", undefined],
};

/** What has to change with a setting, or the registry's checks would refuse it. */
const TOGETHER: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  "storage.enable_dedicated_buckets": {
    "storage.replication.enabled": false,
    "storage.intelligent_tiering_roles": [],
    "storage.cost_optimization.enabled": false,
  },
  "storage.roles": { "storage.replication.roles": ["data"], "storage.intelligent_tiering_roles": [] },
  "environments.production.replica_region": { "shared_storage.replication": false },
  ...Object.fromEntries(
    ["smarthost", "from", "username", "password_secret_name"].map((each) => [
      `alerting.smtp.${each}`,
      {
        "alerting.smtp": {
          smarthost: "mail.example:587",
          from: "a@example.com",
          username: "u",
          password_secret_name: "p",
        },
      },
    ]),
  ),
};

/** What else changes, by path, when a setting does. */
export function alongWith(path: string): readonly (readonly [string, Value])[] {
  return Object.entries(TOGETHER[path] ?? {});
}

/** What a setting can be instead: by its kind, or as written down above. Nothing, where nobody has thought of it yet. */
export function otherValues({ path, schema }: Setting, written: Value): readonly Value[] {
  // A setting that the file leaves out has its default: to write it down would change nothing.
  const now = written ?? schema.default;
  if (schema.enum) return schema.enum.filter((each) => each !== now);
  const others = writtenFor(path);
  if (others)
    return others.filter((each) => ![now, written].some((old) => JSON.stringify(each) === JSON.stringify(old)));
  if (schema.type === "boolean") return now === undefined ? [true, false] : [now !== true];
  if (schema.type === "integer" || schema.type === "number") return [nextNumber(schema, now)];
  if (schema.type === "array" && schema.items?.enum) return [[schema.items.enum[0]], schema.items.enum.slice(0, 2)];
  return [];
}

function writtenFor(path: string): readonly Value[] | undefined {
  const ends = Object.keys(WRITTEN).filter(
    (end) =>
      path === end ||
      path.endsWith(`.${end}`) ||
      path.endsWith(`_${end}`) ||
      (end.startsWith("_") && path.endsWith(end)),
  );
  const longest = ends.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : WRITTEN[longest];
}

function nextNumber({ type, minimum = 0, maximum = Infinity }: Setting["schema"], now: Value): number {
  const step = type === "number" ? 0.1 : 1;
  const from = typeof now === "number" ? now : Math.max(minimum, 1) + step;
  return from + step > maximum ? from - step : from + step;
}
