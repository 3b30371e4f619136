/** What a client's deployment may have: names are made for what it has, and for nothing else. */
export type Feature =
  | "network"
  | "cluster"
  | "cluster alerts by mail"
  | "database"
  | "analytics"
  | "vpn"
  | "buckets"
  | "objects"
  | "replication"
  | "replication of input"
  | "replication of output"
  | "uploads"
  | "cost control"
  | "auto-tagging";

/** What names of one kind are for, and the feature that needs each. */
type Purposes = Readonly<Record<string, Feature>>;

/** IAM roles of a client. */
export const ROLES = {
  "flow-logs": "network",
  replication: "replication",
  "replication-input": "replication of input",
  "replication-output": "replication of output",
  cluster: "cluster",
  nodes: "cluster",
  "vpc-cni": "cluster",
  "ebs-csi": "cluster",
  "audit-delivery": "cluster",
  "audit-subscription": "cluster",
  "load-balancers": "cluster",
  autoscaler: "cluster",
  "external-dns": "cluster",
  prometheus: "cluster",
  alertmanager: "cluster",
  grafana: "cluster",
  loki: "cluster",
  tempo: "cluster",
  "fluent-bit": "cluster",
  thanos: "cluster",
  "database-primary": "database",
  "database-replica": "database",
  "database-snapshots": "database",
  analytics: "analytics",
  "analytics-snapshots": "analytics",
  "auto-tagger": "auto-tagging",
  "cost-analyzer": "cost control",
  "access-analyzer": "cost control",
} as const satisfies Purposes;

/** What an IAM role of a client is for. */
export type RolePurpose = keyof typeof ROLES;

/** Roles whose buckets are copied to another region, by what needs it. */
export const REPLICATIONS = {
  data: "replication",
  input: "replication of input",
  output: "replication of output",
} as const satisfies Purposes;

/** Security groups of a client. */
export const SECURITY_GROUPS = { eks: "network", database: "network", compute: "network" } as const satisfies Purposes;

/** Machines outside the cluster, or groups of them; each has a snapshot policy. */
export const MACHINES = { postgres: "database", analytics: "analytics" } as const satisfies Purposes;

/** Secrets of a client's database. */
export const DATABASE_SECRETS = {
  "db-password": "database",
  "db-replication-password": "database",
} as const satisfies Purposes;

/** Functions that watch a client's storage. */
export const STORAGE_FUNCTIONS = {
  "auto-tagger": "auto-tagging",
  "cost-analyzer": "cost control",
  "access-analyzer": "cost control",
} as const satisfies Purposes;

/** Event rules of a client, but for those that announce its uploads: of these there is one for each ending. */
export const STORAGE_RULES = {
  "auto-tagger": "auto-tagging",
  "monthly-cost-report": "cost control",
  "daily-access-analysis": "cost control",
} as const satisfies Purposes;

/** Queues of a client. */
export const QUEUES = {
  uploads: "uploads",
  "uploads-dead-letters": "uploads",
  "insights-dead-letters": "cost control",
} as const satisfies Purposes;

/** Kinds of subnet, one each per zone. */
export const SUBNETS = ["public", "private", "eks"] as const;

/** Kinds of shared bucket that every region of an environment has. */
export const SHARED_BUCKETS = ["logs", "traces", "metrics", "audit-logs"] as const;

/** `logs`, `traces`, `metrics` or `audit-logs`. */
export type SharedBucket = (typeof SHARED_BUCKETS)[number];

/** Those, and the one for monitoring's configuration, which is made once a client keeps its own there. */
export const ALL_SHARED_BUCKETS = [...SHARED_BUCKETS, "apm-config"] as const;

/** A kind of shared bucket. */
export type AnySharedBucket = (typeof ALL_SHARED_BUCKETS)[number];

/** A bucket of bootstrap's that may be copied to another region. */
export type CopiedBucketType = AnySharedBucket | "state";

/** What tools that can't read bootstrap's outputs find under names of their own (S0-34). */
export const PARAMETERS = [
  "backend/s3-bucket",
  "backend/dynamodb-table",
  "backend/region",
  ...SHARED_BUCKETS.map((type) => `observability/${type}/bucket` as const),
] as const;

/** The purposes of a table that a deployment has names for. */
export function purposesOf<P extends string>(
  table: Readonly<Record<P, Feature>>,
  features: ReadonlySet<Feature>,
): readonly P[] {
  return (Object.keys(table) as P[]).filter((purpose) => features.has(table[purpose]));
}
