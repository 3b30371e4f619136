import { isClientName } from "../schema/client-name";
import { NAME_LIMITS, type NameKind, type NameLimit } from "../catalogue/name-limits";
import { names, SHARED_BUCKETS, type Place } from "../names";
import type { Check, Deployment, FileName, Registry, Report } from "../registry";
import { ENVIRONMENTS } from "../catalogue/environments";
import { pathText, type Path } from "../reading/path";
import { quote } from "../reading/quote";

/** One name that will be given to something, and the entry it follows from. */
interface DerivedName {
  readonly kind: NameKind;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly file: FileName;
  readonly path: Path;
  readonly at?: "key" | "value";
}

/** Every name made from the registry is legal, short enough and nobody else's (G12). */
export const checkDerivedNames: Check = function* (registry) {
  const owners = new Map<string, string>();
  const problems = new Map<string, Report>();
  for (const derived of derivedNames(registry)) {
    const problem = formProblem(derived) ?? collision(derived, owners);
    if (!problem) continue;
    // One cause makes many names bad at once: the longest of them stands for all.
    const key = `${pathText(problem.path)} ${problem.rule}`;
    const other = problems.get(key);
    if (!other || other.message.length < problem.message.length) problems.set(key, problem);
  }
  yield* problems.values();
};

function formProblem({ kind, name, file, path, at = "key" }: DerivedName): Report | undefined {
  const limit: NameLimit = NAME_LIMITS[kind];
  const where = { file, path, at, value: "" };
  if (name.length > limit.longest) {
    const message = `makes the ${kind} name "${quote(name)}": ${name.length} characters, and AWS allows ${limit.longest}`;
    return { ...where, rule: "name-length", message };
  }
  if (limit.pattern.test(name)) return undefined;
  return { ...where, rule: "name-illegal", message: `makes the ${kind} name "${name}", which AWS refuses` };
}

function collision(derived: DerivedName, owners: Map<string, string>): Report | undefined {
  const { kind, name, file, path, at = "key" } = derived;
  const { unique }: NameLimit = NAME_LIMITS[kind];
  if (unique === "none") return undefined;
  const key = [kind, name, ...scopeOf(unique, derived)].join("\n");
  const here = pathText(path);
  const owner = owners.get(key) ?? here;
  owners.set(key, owner);
  if (owner === here) return undefined;
  const message = `makes the ${kind} name "${name}", as ${owner} does`;
  return { file, path, at, rule: "name-collision", message, value: "" };
}

function scopeOf(unique: NameLimit["unique"], { account, region }: DerivedName): string[] {
  return unique === "world" ? [] : unique === "account" ? [account] : [account, region];
}

function* derivedNames(registry: Registry): Iterable<DerivedName> {
  const { platform } = registry;
  const project = platform?.project;
  if (!platform?.environments || project === undefined) return;
  for (const environment of ENVIRONMENTS) {
    const settings = platform.environments[environment];
    if (!settings) continue;
    const path = ["environments", environment];
    for (const region of Object.keys(settings.regions ?? {})) {
      const place: Place = { project, environment, region };
      const at = { account: settings.accountId ?? environment, region, file: "platform" as const };
      for (const [kind, name] of sharedNames(place, settings.replicaRegion !== undefined))
        yield { kind, name, ...at, path: [...path, "regions", region] };
      if (region !== settings.homeRegion) continue;
      yield settings.stateBucket === undefined
        ? { kind: "S3 bucket", name: names.stateBucket(place), ...at, path }
        : { kind: "S3 bucket", name: settings.stateBucket, ...at, path: [...path, "state_bucket"], at: "value" };
      yield { kind: "IAM policy", name: names.stateAccessPolicy(place), ...at, path };
    }
  }
  const places = new Set<string>();
  for (const deployment of registry.deployments) {
    const { client, environment, region } = deployment;
    const place = `${client} ${environment} ${region}`;
    // A name that is refused as such has no derived names worth a finding, nor has a deployment that stands there twice.
    if (isClientName(client) && !places.has(place)) yield* clientNames(deployment, registry, project);
    places.add(place);
  }
}

function sharedNames(place: Place, replicated: boolean): [NameKind, string][] {
  const buckets = [...SHARED_BUCKETS, "apm-config" as const].map((type) => names.sharedBucket(place, type));
  const replicas = replicated ? [...buckets, names.stateBucket(place)].map(names.replicaBucket) : [];
  return [
    ...[...buckets, ...replicas].map((name): [NameKind, string] => ["S3 bucket", name]),
    ["SNS topic", names.alertsTopic(place)],
    ["KMS alias", names.bootstrapKeyAlias(place)],
    ["SSM parameter", names.parameter(place, "backend/s3-bucket")],
  ];
}

function* clientNames(
  { client, entry, environment, region, path }: Deployment,
  { platform }: Registry,
  project: string,
): Iterable<DerivedName> {
  if (!environment || !region) return;
  const place: Place = { project, environment, region };
  const account = platform?.environments?.[environment]?.accountId ?? environment;
  const roles = entry.storage?.enableDedicatedBuckets ? (entry.storage.roles ?? []) : [];
  const buckets = roles.flatMap((role) => (role ? [names.clientBucket(place, client, role)] : []));
  const replication = roles.includes("data") && entry.storage?.replication?.enabled;
  const replicas: [NameKind, string][] = [
    ["S3 bucket", names.replicaBucket(names.clientBucket(place, client, "data"))],
    ["IAM role", names.role(place, client, "replication")],
    ["KMS alias", names.clientReplicaKeyAlias(place, client)],
  ];
  const made: [NameKind, string][] = [
    ...(entry.eks?.enabled === false ? [] : clusterNames(place, client)),
    ...(entry.database?.enabled === false ? [] : databaseNames(place, client)),
    ...(entry.compute?.analyticsEnabled ? machineNames(place, client, "analytics") : []),
    ["KMS alias", names.clientKeyAlias(place, client)],
    ["IAM role", names.role(place, client, "flow-logs")],
    ["log group", names.flowLogGroup(place, client)],
    ["security group", names.securityGroup(place, client, "database")],
    ["DNS label", client],
    ...buckets.map((name): [NameKind, string] => ["S3 bucket", name]),
    ...(buckets.length > 0 ? [["IAM policy", names.role(place, client, "storage")] as [NameKind, string]] : []),
    ...(replication ? replicas : []),
  ];
  const parent = platform?.environments?.[environment]?.parentZone ?? platform?.dns?.parentZone;
  if (parent !== undefined) made.push(["DNS zone", names.zone(parent, client)]);
  for (const [kind, name] of made) yield { kind, name, account, region, file: "clients", path };
}

function clusterNames(place: Place, client: string): [NameKind, string][] {
  const roles = ["cluster", "nodes", "vpc-cni", "ebs-csi", "audit-delivery", "audit-subscription"];
  return [
    ["EKS cluster", names.cluster(place, client)],
    // The longest zone there is has one letter more than its region.
    ["EKS node group", names.nodeGroup(place, client, `${place.region}a`)],
    ["launch template", names.nodeLaunchTemplate(place, client)],
    ["log group", names.controlPlaneLogGroup(place, client)],
    ["log group", names.auditLogErrors(place, client)],
    ["delivery stream", names.auditLogStream(place, client)],
    ...roles.map((role): [NameKind, string] => ["IAM role", names.role(place, client, role)]),
  ];
}

function databaseNames(place: Place, client: string): [NameKind, string][] {
  const roles = ["database-primary", "database-replica", "database-snapshots"];
  const secrets = ["db-password", "db-replication-password"];
  return [
    ...roles.map((role): [NameKind, string] => ["IAM role", names.role(place, client, role)]),
    ...secrets.map((secret): [NameKind, string] => ["secret", names.databaseSecret(place, client, secret)]),
  ];
}

function machineNames(place: Place, client: string, machine: string): [NameKind, string][] {
  return [machine, `${machine}-snapshots`].map((role) => ["IAM role", names.role(place, client, role)]);
}
