import { createHash } from "node:crypto";

import { lambdaLogGroup } from "./catalogue/lambda-log-group";
import type { GithubRole } from "./catalogue/github";
import { regionShort } from "./catalogue/regions";
import type { ReplicatedRole, StorageRole } from "./catalogue/storage/storage-roles";
import type {
  AnySharedBucket,
  CopiedBucketType,
  DATABASE_SECRETS,
  MACHINES,
  PARAMETERS,
  QUEUES,
  RolePurpose,
  SECURITY_GROUPS,
  STORAGE_FUNCTIONS,
  STORAGE_RULES,
  SUBNETS,
} from "./catalogue/name-purposes";

/** Where a name is used. */
export interface Place {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
}

/** What clients have a part of their own for, in a shared bucket. */
export type PrefixType = AnySharedBucket | "backups";

/** Names of what a target's clients share. */
const sharedNames = {
  /** Computed wherever it is needed: typed in two places, it has been two buckets (C-04). */
  stateBucket: ({ project, environment }: Place): string => `${project}-terraform-state-${environment}`,
  /** The documents have three names for it (C-07). */
  lockTable: (homeRegion: string): string => `terraform-locks-${regionShort(homeRegion)}`,
  sharedBucket: ({ project, region, environment }: Place, type: AnySharedBucket): string =>
    `${project}-${region}-${type}-${environment}`,
  /** CloudTrail's record of requests to objects. */
  dataEventsTrail: ({ project, region, environment }: Place): string =>
    `${project}-${region}-s3-data-events-${environment}`,
  alertsTopic: ({ project, region, environment }: Place): string => `${project}-${region}-alerts-${environment}`,
  /** The role that copies a shared bucket; IAM allows 64 characters. */
  replicationRole: ({ project, environment, region }: Place, type: CopiedBucketType): string =>
    fit(`${project}-${environment}-${region}-${type}-replication`, 64),
  bootstrapReplicaKeyAlias: ({ project, region, environment }: Place, type: CopiedBucketType): string =>
    `alias/${project}-${region}-${type}-replica-${environment}`,
  /** EventBridge allows 64 characters. */
  stateChangesRule: (stateBucket: string): string => fit(`${stateBucket}-changes`, 64),
  stateAccessPolicy: ({ project, environment }: Place): string => `${project}-terraform-state-access-${environment}`,
  /** What GitHub's jobs take; 56 of IAM's 64 characters at most. */
  githubRole: ({ project, environment }: Place, role: GithubRole): string => `${project}-github-${role}-${environment}`,
  parameter: (place: Place, purpose: (typeof PARAMETERS)[number]): string => `${parameterPrefix(place)}${purpose}`,
  bootstrapKeyAlias: ({ project, region, environment }: Place): string =>
    `alias/${project}-${region}-bootstrap-${environment}`,
} as const;

/** Names of what one client has for itself. */
const clientNames = {
  clientBucket: ({ project, region, environment }: Place, client: string, role: StorageRole): string =>
    `${project}-${region}-${client}-${role}-${environment}`,
  /** IAM allows 128 characters to a policy; this one has always been cut as roles are. */
  storagePolicy: ({ environment, region }: Place, client: string): string =>
    fit(`${client}-${environment}-${region}-storage`, 64),
  clientKeyAlias: ({ environment }: Place, client: string): string => `alias/${client}-${environment}`,
  /** The copy of the data bucket was the only one for long. */
  clientReplicaKeyAlias: ({ environment, region }: Place, client: string, role: ReplicatedRole): string =>
    `alias/${client}-${environment}-${region}-${role === "data" ? "" : `${role}-`}replica`,
  vpc: ({ environment }: Place, client: string): string => `${client}-${environment}-vpc`,
  subnet: ({ environment }: Place, client: string, kind: (typeof SUBNETS)[number], zone: string): string =>
    `${client}-${environment}-${kind}-${zone}`,
  natGateway: ({ environment }: Place, client: string, zone: string): string => `${client}-${environment}-nat-${zone}`,
  securityGroup: ({ environment }: Place, client: string, purpose: keyof typeof SECURITY_GROUPS): string =>
    `${client}-${environment}-${purpose}`,
  vpn: ({ environment }: Place, client: string): string => `${client}-${environment}-vpn`,
  flowLogGroup: ({ environment }: Place, client: string): string => `/aws/vpc/${client}-${environment}/flow-logs`,
  vpnLogGroup: ({ environment }: Place, client: string): string => `/aws/vendedlogs/vpn/${client}-${environment}`,
  cluster: ({ environment, region }: Place, client: string): string => `${client}-${environment}-${region}`,
  /** EKS writes control-plane logs into a group of this very name, and makes it without an end when it isn't there. */
  controlPlaneLogGroup: (place: Place, client: string): string =>
    `/aws/eks/${clientNames.cluster(place, client)}/cluster`,
  /** How a node group's name begins: EKS allows 63 characters, of which nine tell generations of machines apart. */
  nodeGroup: ({ environment }: Place, client: string, zone: string): string =>
    fit(`${client}-${environment}-${zone}`, 54),
  nodeLaunchTemplate: ({ environment }: Place, client: string): string => `${client}-${environment}-nodes`,
  /** Firehose allows 64 characters. */
  auditLogStream: ({ environment }: Place, client: string): string => fit(`${client}-${environment}-audit-logs`, 64),
  /** Where the stream says what it could not deliver. */
  auditLogErrors: (place: Place, client: string): string =>
    `/aws/kinesisfirehose/${clientNames.auditLogStream(place, client)}`,
  /** A machine outside the cluster, or a group of them. */
  machine: ({ environment }: Place, client: string, purpose: keyof typeof MACHINES): string =>
    `${client}-${environment}-${purpose}`,
  /** Snapshot policies have no names of their own: it is in tags, and takes machines in by them. */
  snapshotPolicy: (place: Place, client: string, machine: keyof typeof MACHINES): string =>
    `${clientNames.machine(place, client, machine)}-snapshots`,
  /** `/terraform/{client}/…` as documented (S3-72); the environment keeps those of one account apart. */
  databaseSecret: ({ environment }: Place, client: string, purpose: keyof typeof DATABASE_SECRETS): string =>
    `/terraform/${client}/${environment}/${purpose}`,
  /** What a client's database machines read at each start and every few minutes. */
  databaseSettings: ({ environment }: Place, client: string): string =>
    `/terraform/${client}/${environment}/db-settings`,
  /** A client's DNS zone; in a further region of one environment the region tells it from the first. */
  zone: (parentZone: string, client: string, furtherRegion?: string): string =>
    `${furtherRegion === undefined ? client : `${client}-${furtherRegion}`}.${parentZone}`,
  /** Functions and event rules of a client have names of their own in each region; both are allowed 64 characters. */
  storageFunction: ({ environment }: Place, client: string, purpose: keyof typeof STORAGE_FUNCTIONS): string =>
    fit(`${client}-${environment}-${purpose}`, 64),
  storageRule: ({ environment }: Place, client: string, purpose: keyof typeof STORAGE_RULES): string =>
    fit(`${client}-${environment}-${purpose}`, 64),
  /** `jpg`, `png`, …: one rule for each ending. */
  uploadRule: ({ environment }: Place, client: string, ending: string): string =>
    fit(`${client}-${environment}-uploads-${ending}`, 64),
  functionLogGroup: (place: Place, client: string, purpose: keyof typeof STORAGE_FUNCTIONS): string =>
    lambdaLogGroup(clientNames.storageFunction(place, client, purpose)),
  /** SQS allows 80 characters. */
  queue: ({ environment }: Place, client: string, purpose: keyof typeof QUEUES): string =>
    fit(`${client}-${environment}-${purpose}`, 80),
  storageTopic: ({ environment }: Place, client: string): string => `${client}-${environment}-storage-alerts`,
  clusterAlertsTopic: ({ environment }: Place, client: string): string => `${client}-${environment}-cluster-alerts`,
  /** Dashboards are an account's, whatever the region. */
  storageDashboard: ({ environment, region }: Place, client: string): string =>
    `${client}-${environment}-${region}-s3-optimization`,
  /** IAM names are unique in an account, whatever the region; AWS allows 64 characters. */
  role: ({ environment, region }: Place, client: string, purpose: RolePurpose): string =>
    fit(`${client}-${environment}-${region}-${purpose}`, 64),
} as const;

/** Names made from another name, or that name many things at once. */
const otherNames = {
  /** What the names of all buckets of a region begin with, shared and clients' own alike; not the state bucket's. */
  bucketPrefix: ({ project, region }: Place): string => `${project}-${region}-`,
  replicaBucket: (bucket: string): string => `${bucket}-replica`,
  /** The client's part of a shared bucket; the slash keeps `client=acme` from matching `client=acme-eu` (C-02). */
  clientPrefix: (type: PrefixType, client: string): string => `${type}/client=${client}/`,
  parameterPrefix,
} as const;

/**
 * Every name this project chooses, by one scheme where the documents have six (C-01): a pure function of the registry
 * without anything random in it (M-19), so nothing needs to be read back. Which of them a registry makes, `allNames`
 * says: a function that is new here needs a row there.
 */
export const names = { ...sharedNames, ...clientNames, ...otherNames } as const;

/** Functions that name something that clients share. */
export type SharedNaming = keyof typeof sharedNames;

/** Functions that name something of one client's. */
export type ClientNaming = keyof typeof clientNames;

function parameterPrefix({ project, environment }: Place): string {
  return `/${project}/${environment}/`;
}

/** Where all layers' states are, below the bucket's root. */
export const STATE_PREFIX = "providers/aws/";

/** The state key of a layer, or of one client's part of it (C-06, S3-32). */
export function stateKey(place: Place, layer: string, client?: string): string {
  const scope = client === undefined ? "" : `/clients/${client}`;
  return `${STATE_PREFIX}regions/${place.region}/layers/${layer}/${place.environment}${scope}/terraform.tfstate`;
}

/** Shortens a name to a limit by a hash of the whole, so that different names stay different (X-14). */
export function fit(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, limit - 9).replace(/-+$/, "")}-${hash}`;
}
