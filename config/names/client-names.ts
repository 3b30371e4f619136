import type { StorageRole } from "../catalogue/storage/storage-roles";
import { names, type ClientNaming, type Place } from "../names";
import { namesIn, type MadeName, type Naming } from "./made-name";
import {
  DATABASE_SECRETS,
  MACHINES,
  purposesOf,
  QUEUES,
  REPLICATIONS,
  ROLES,
  SECURITY_GROUPS,
  STORAGE_FUNCTIONS,
  STORAGE_RULES,
  SUBNETS,
  type Feature,
} from "../catalogue/name-purposes";

/** One client in one place, as far as names depend on it. */
export interface NamedClient {
  readonly client: string;
  readonly place: Place;
  readonly features: ReadonlySet<Feature>;
  readonly bucketRoles: readonly StorageRole[];
  /** Endings of uploads, without a dot and in lower case. */
  readonly uploadEndings: readonly string[];
  readonly zones: readonly string[];
  readonly parentZone: string | undefined;
  /** The region, where an earlier deployment in the same environment has the shorter name. */
  readonly furtherRegion: string | undefined;
  readonly replicaRegion: string | undefined;
}

type Row = Naming<NamedClient>;

/** Each naming function of a client's with its kind; `client` is itself a name in its zone. */
const NAMINGS: Readonly<Record<ClientNaming | "client" | "replicaBucket", Row>> = {
  client: { kind: "DNS label", of: ({ client }) => [client] },
  clientBucket: {
    kind: "S3 bucket",
    of: ({ place, client, bucketRoles }) => bucketRoles.map((role) => names.clientBucket(place, client, role)),
  },
  storagePolicy: { kind: "IAM policy", of: one("buckets", names.storagePolicy) },
  clientKeyAlias: { kind: "KMS alias", of: one("network", names.clientKeyAlias) },
  vpc: { kind: "tag value", of: one("network", names.vpc) },
  subnet: {
    kind: "tag value",
    of: ({ place, client, zones }) =>
      zones.flatMap((zone) => SUBNETS.map((kind) => names.subnet(place, client, kind, zone))),
  },
  natGateway: { kind: "tag value", of: perZone("network", names.natGateway) },
  securityGroup: { kind: "security group", of: each(SECURITY_GROUPS, names.securityGroup) },
  vpn: { kind: "tag value", of: one("vpn", names.vpn) },
  flowLogGroup: { kind: "log group", of: one("network", names.flowLogGroup) },
  vpnLogGroup: { kind: "log group", of: one("vpn", names.vpnLogGroup) },
  cluster: { kind: "EKS cluster", of: one("cluster", names.cluster) },
  controlPlaneLogGroup: { kind: "log group", of: one("cluster", names.controlPlaneLogGroup) },
  nodeGroup: { kind: "EKS node group", of: perZone("cluster", names.nodeGroup) },
  nodeLaunchTemplate: { kind: "launch template", of: one("cluster", names.nodeLaunchTemplate) },
  auditLogStream: { kind: "delivery stream", of: one("cluster", names.auditLogStream) },
  auditLogErrors: { kind: "log group", of: one("cluster", names.auditLogErrors) },
  machine: { kind: "tag value", of: each(MACHINES, names.machine) },
  snapshotPolicy: { kind: "tag value", of: each(MACHINES, names.snapshotPolicy) },
  databaseSecret: { kind: "secret", of: each(DATABASE_SECRETS, names.databaseSecret) },
  databaseSettings: { kind: "SSM parameter", of: one("database", names.databaseSettings) },
  storageFunction: { kind: "Lambda function", of: each(STORAGE_FUNCTIONS, names.storageFunction) },
  functionLogGroup: { kind: "log group", of: each(STORAGE_FUNCTIONS, names.functionLogGroup) },
  storageRule: { kind: "event rule", of: each(STORAGE_RULES, names.storageRule) },
  uploadRule: {
    kind: "event rule",
    of: ({ place, client, features, uploadEndings }) =>
      features.has("uploads") ? uploadEndings.map((ending) => names.uploadRule(place, client, ending)) : [],
  },
  queue: { kind: "SQS queue", of: each(QUEUES, names.queue) },
  storageTopic: { kind: "SNS topic", of: one("cost control", names.storageTopic) },
  clusterAlertsTopic: { kind: "SNS topic", of: one("cluster alerts by mail", names.clusterAlertsTopic) },
  storageDashboard: { kind: "dashboard", of: one("objects", names.storageDashboard) },
  role: { kind: "IAM role", of: each(ROLES, names.role) },
  replicaBucket: {
    kind: "S3 bucket",
    of: each(REPLICATIONS, (place, client, role) => names.replicaBucket(names.clientBucket(place, client, role))),
    region: ({ replicaRegion }) => replicaRegion,
  },
  clientReplicaKeyAlias: {
    kind: "KMS alias",
    of: each(REPLICATIONS, names.clientReplicaKeyAlias),
    region: ({ replicaRegion }) => replicaRegion,
  },
  zone: {
    kind: "DNS zone",
    of: ({ parentZone, client, furtherRegion }) =>
      parentZone === undefined ? [] : [names.zone(parentZone, client, furtherRegion)],
  },
};

/** Every name that a client has in one place, given what it has switched on. */
export function namesOfClient(named: NamedClient): Iterable<MadeName> {
  return namesIn(NAMINGS, named);
}

function one(feature: Feature, name: (place: Place, client: string) => string): Row["of"] {
  return ({ place, client, features }) => (features.has(feature) ? [name(place, client)] : []);
}

function each<P extends string>(
  table: Readonly<Record<P, Feature>>,
  name: (place: Place, client: string, purpose: P) => string,
): Row["of"] {
  return ({ place, client, features }) => purposesOf(table, features).map((purpose) => name(place, client, purpose));
}

function perZone(feature: Feature, name: (place: Place, client: string, zone: string) => string): Row["of"] {
  return ({ place, client, features, zones }) =>
    features.has(feature) ? zones.map((zone) => name(place, client, zone)) : [];
}
