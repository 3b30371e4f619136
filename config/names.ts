import { createHash } from "node:crypto";

import { regionShort } from "./catalogue/regions";

/** Where a name is used. */
export interface Place {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
}

/** Kinds of shared bucket, one each per region and environment. */
export const SHARED_BUCKETS = ["logs", "traces", "metrics", "audit-logs"] as const;

/** `logs`, `traces`, `metrics` or `audit-logs`. */
export type SharedBucket = (typeof SHARED_BUCKETS)[number];

/**
 * Every name this project chooses, by one scheme where the documents have six (C-01): a pure function of the registry
 * without anything random in it (M-19), so nothing needs to be read back.
 */
export const names = {
  /** Computed wherever it is needed: typed in two places, it has been two buckets (C-04). */
  stateBucket: ({ project, environment }: Place): string => `${project}-terraform-state-${environment}`,
  /** The documents have three names for it (C-07). */
  lockTable: (homeRegion: string): string => `terraform-locks-${regionShort(homeRegion)}`,
  sharedBucket: ({ project, region, environment }: Place, type: SharedBucket | "apm-config"): string =>
    `${project}-${region}-${type}-${environment}`,
  clientBucket: ({ project, region, environment }: Place, client: string, role: string): string =>
    `${project}-${region}-${client}-${role}-${environment}`,
  replicaBucket: (bucket: string): string => `${bucket}-replica`,
  /** The client's part of a shared bucket; the slash keeps `client=acme` from matching `client=acme-eu` (C-02). */
  clientPrefix: (type: string, client: string): string => `${type}/client=${client}/`,
  alertsTopic: ({ project, region, environment }: Place): string => `${project}-${region}-alerts-${environment}`,
  /** The role that copies a shared bucket; IAM allows 64 characters. */
  replicationRole: ({ project, environment, region }: Place, type: string): string =>
    fit(`${project}-${environment}-${region}-${type}-replication`, 64),
  bootstrapReplicaKeyAlias: ({ project, region, environment }: Place, type: string): string =>
    `alias/${project}-${region}-${type}-replica-${environment}`,
  /** EventBridge allows 64 characters. */
  stateChangesRule: (stateBucket: string): string => fit(`${stateBucket}-changes`, 64),
  stateAccessPolicy: ({ project, environment }: Place): string => `${project}-terraform-state-access-${environment}`,
  parameter: ({ project, environment }: Place, path: string): string => `/${project}/${environment}/${path}`,
  bootstrapKeyAlias: ({ project, region, environment }: Place): string =>
    `alias/${project}-${region}-bootstrap-${environment}`,

  clientKeyAlias: ({ environment }: Place, client: string): string => `alias/${client}-${environment}`,
  clientReplicaKeyAlias: ({ environment, region }: Place, client: string): string =>
    `alias/${client}-${environment}-${region}-replica`,
  vpc: ({ environment }: Place, client: string): string => `${client}-${environment}-vpc`,
  subnet: ({ environment }: Place, client: string, kind: string, zone: string): string =>
    `${client}-${environment}-${kind}-${zone}`,
  natGateway: ({ environment }: Place, client: string, zone: string): string => `${client}-${environment}-nat-${zone}`,
  securityGroup: ({ environment }: Place, client: string, purpose: string): string =>
    `${client}-${environment}-${purpose}`,
  vpn: ({ environment }: Place, client: string): string => `${client}-${environment}-vpn`,
  flowLogGroup: ({ environment }: Place, client: string): string => `/aws/vpc/${client}-${environment}/flow-logs`,
  vpnLogGroup: ({ environment }: Place, client: string): string => `/aws/vendedlogs/vpn/${client}-${environment}`,
  cluster: ({ environment, region }: Place, client: string): string => `${client}-${environment}-${region}`,
  /** EKS writes control-plane logs into a group of this very name, and makes it without an end when it isn't there. */
  controlPlaneLogGroup: (place: Place, client: string): string => `/aws/eks/${names.cluster(place, client)}/cluster`,
  /** EKS allows 63 characters. */
  nodeGroup: ({ environment }: Place, client: string, zone: string): string =>
    fit(`${client}-${environment}-${zone}`, 63),
  nodeLaunchTemplate: ({ environment }: Place, client: string): string => `${client}-${environment}-nodes`,
  /** Firehose allows 64 characters. */
  auditLogStream: ({ environment }: Place, client: string): string => fit(`${client}-${environment}-audit-logs`, 64),
  /** Where the stream says what it could not deliver. */
  auditLogErrors: (place: Place, client: string): string =>
    `/aws/kinesisfirehose/${names.auditLogStream(place, client)}`,
  /** A machine outside the cluster, or a group of them. */
  machine: ({ environment }: Place, client: string, purpose: string): string => `${client}-${environment}-${purpose}`,
  /** `/terraform/{client}/…` as documented (S3-72); the environment keeps those of one account apart. */
  databaseSecret: ({ environment }: Place, client: string, purpose: string): string =>
    `/terraform/${client}/${environment}/${purpose}`,
  /** A client's DNS zone; in a further region of one environment the region tells it from the first. */
  zone: (parentZone: string, client: string, furtherRegion?: string): string =>
    `${furtherRegion === undefined ? client : `${client}-${furtherRegion}`}.${parentZone}`,
  /** Functions and event rules of a client have names of their own in each region; both are allowed 64 characters. */
  storageFunction: ({ environment }: Place, client: string, purpose: string): string =>
    fit(`${client}-${environment}-${purpose}`, 64),
  storageRule: ({ environment }: Place, client: string, purpose: string): string =>
    fit(`${client}-${environment}-${purpose}`, 64),
  /** What the log groups of all functions of a client match. */
  functionLogGroups: ({ environment }: Place, client: string): string => `/aws/lambda/${client}-${environment}-*`,
  /** SQS allows 80 characters. */
  queue: ({ environment }: Place, client: string, purpose: string): string =>
    fit(`${client}-${environment}-${purpose}`, 80),
  storageTopic: ({ environment }: Place, client: string): string => `${client}-${environment}-storage-alerts`,
  clusterAlertsTopic: ({ environment }: Place, client: string): string => `${client}-${environment}-cluster-alerts`,
  /** Dashboards are an account's, whatever the region. */
  storageDashboard: ({ environment, region }: Place, client: string): string =>
    `${client}-${environment}-${region}-s3-optimization`,
  /** IAM names are unique in an account, whatever the region; AWS allows 64 characters. */
  role: ({ environment, region }: Place, client: string, purpose: string): string =>
    fit(`${client}-${environment}-${region}-${purpose}`, 64),
} as const;

/** The state key of a layer, or of one client's part of it (C-06, S3-32). */
export function stateKey(place: Place, layer: string, client?: string): string {
  const scope = client === undefined ? "" : `/clients/${client}`;
  return `providers/aws/regions/${place.region}/layers/${layer}/${place.environment}${scope}/terraform.tfstate`;
}

/** Shortens a name to a limit by a hash of the whole, so that different names stay different (X-14). */
export function fit(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, limit - 9).replace(/-+$/, "")}-${hash}`;
}
