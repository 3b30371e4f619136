/** When a change of a field reaches what runs: the words of the reference page, and what they mean. */
export const EFFECTS = {
  deploy: { words: "at deploy", means: "in place; nothing restarts" },
  switch: { words: "makes or destroys", means: "the deployment makes what it stands for, or destroys it" },
  anew: { words: "builds anew", means: "what it stands for is made again elsewhere, and the old is destroyed" },
  pods: { words: "rolls pods", means: "pods restart one by one" },
  nodes: { words: "rolls nodes", means: "nodes are replaced a few at a time" },
  tunnel: { words: "interrupts the tunnel", means: "the VPN connection is down while its parts change" },
  stop: { words: "stops the machine", means: "a few minutes: it stops, changes and starts" },
  grow: { words: "at deploy, then grows", means: "the file system follows at the machine's next start, or by hand" },
  minutes: { words: "within 5 minutes", means: "database machines read it every five minutes, and at each start" },
  start: {
    words: "at the server's start",
    means: "security groups follow at deploy, PostgreSQL listens on another first port from its next start on",
  },
  data: {
    words: "new data only",
    means: "machines whose data is of another version refuse it: the data has to be moved",
  },
  birth: { words: "new machines only", means: "those that run keep what they have" },
  creation: { words: "at creation only", means: "what runs is left alone" },
  objects: { words: "new objects only", means: "those that are there stay as they are" },
  commands: { words: "next command", means: "commands read it from the registry each time" },
  checks: { words: "checks only", means: "nothing that runs depends on it" },
} as const;

/** When a change takes effect. */
export type Effect = keyof typeof EFFECTS;

/** Fields by the section that they are in, below a client's entry; `""` is the entry itself. */
const OF_CLIENT = {
  "": { enabled: "switch", client_code: "deploy", deletion_protection: "deploy", tier: "pods" },
  placement: { environment: "anew", region: "anew" },
  network: { vpc_cidr: "anew", cidr_offset: "checks", nat_gateways: "deploy" },
  eks: {
    enabled: "switch",
    version: "nodes",
    instance_types: "nodes",
    min_size: "deploy",
    max_size: "deploy",
    desired_size: "creation",
    disk_size: "nodes",
    capacity_type: "nodes",
  },
  database: {
    enabled: "switch",
    postgres_version: "data",
    replica_enabled: "minutes",
    master_instance_type: "stop",
    replica_instance_type: "stop",
    data_volume_size: "grow",
    wal_volume_size: "grow",
    backup_volume_size: "grow",
  },
  compute: { analytics_enabled: "switch", instance_type: "stop", root_volume_size: "grow", data_volume_size: "grow" },
  storage: {
    enable_dedicated_buckets: "switch",
    backup_retention_days: "minutes",
    service: "deploy",
    roles: "switch",
    presigned_url_expiry_seconds: "commands",
    max_upload_bytes: "commands",
    notify_suffixes: "objects",
    transfer_acceleration: "deploy",
    intelligent_tiering_roles: "deploy",
  },
  "storage.replication": { enabled: "objects", roles: "objects", region: "anew", prefix: "objects" },
  "storage.cost_optimization": {
    enabled: "switch",
    inventory: "switch",
    intelligent_tiering: "deploy",
    auto_tagging: "objects",
    departments: "objects",
    alert_email: "deploy",
    size_alarm_bytes: "deploy",
    hourly_request_alarm: "deploy",
    access_report_threshold: "deploy",
  },
  security: { database_ports: "start", custom_ports: "deploy", key_pair_name: "birth" },
  vpn: {
    enabled: "switch",
    customer_gateway_ip: "tunnel",
    bgp_asn: "tunnel",
    amazon_side_asn: "tunnel",
    static_routes_only: "tunnel",
    local_network_cidr: "deploy",
    tunnel1_inside_cidr: "tunnel",
    tunnel2_inside_cidr: "tunnel",
    description: "deploy",
  },
  apm: { config_store: "switch", types: "commands" },
  metadata: {
    full_name: "deploy",
    industry: "deploy",
    contact_email: "deploy",
    compliance: "deploy",
    cost_center: "deploy",
    business_unit: "deploy",
    budget_usd: "checks",
  },
  "also_in[]": { environment: "anew", region: "anew" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Effect>>>>;

const ENTRY = "clients.{client}";

/** Every field of the registry that stands for a value, by its path as the reference page has it. */
export const EFFECT_OF: Readonly<Record<string, Effect>> = {
  allow_empty: "checks",
  ...Object.fromEntries(
    Object.entries(OF_CLIENT).flatMap(([section, fields]) =>
      Object.entries(fields).map(([name, effect]) => [[ENTRY, section, name].filter(Boolean).join("."), effect]),
    ),
  ),
};

/** What is said of a field; a further deployment's are those of the client. */
export function effectOf(path: string): Effect | undefined {
  return EFFECT_OF[path] ?? EFFECT_OF[path.replace(".also_in[]", "")];
}
