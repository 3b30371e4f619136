import { isClientName } from "./clients";
import { NAME_LIMITS, type NameKind, type NameLimit } from "../name-limits";
import { names, SHARED_BUCKETS, type Place } from "../names";
import type { Check, Deployment, FileName, Registry } from "../registry";
import { ENVIRONMENTS } from "../schema/placement";
import { pathText, type Path } from "../yaml-document";

/** One name that will be given to something, and the entry it follows from. */
interface DerivedName {
  readonly kind: NameKind;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly file: FileName;
  readonly path: Path;
}

/** Every name made from the registry is legal, short enough and nobody else's (G12; DESIGN §5). */
export const checkDerivedNames: Check = function* (registry) {
  const owners = new Map<string, string>();
  for (const derived of derivedNames(registry)) {
    const { kind, name, file, path } = derived;
    const limit: NameLimit = NAME_LIMITS[kind];
    if (name.length > limit.longest) {
      const message = `makes the ${kind} name "${name}": ${name.length} characters, and AWS allows ${limit.longest}`;
      yield { file, path, at: "key", rule: "name-length", message, value: "" };
    } else if (!limit.pattern.test(name)) {
      yield {
        file,
        path,
        at: "key",
        rule: "name-illegal",
        message: `makes the ${kind} name "${name}", which AWS refuses`,
        value: "",
      };
    }
    if (limit.unique === "none") continue;
    const key = [kind, name, ...scopeOf(limit.unique, derived)].join("\n");
    const owner = owners.get(key);
    const here = `${pathText(path)}`;
    if (owner === undefined) owners.set(key, here);
    else if (owner !== here) {
      yield {
        file,
        path,
        at: "key",
        rule: "name-collision",
        message: `makes the ${kind} name "${name}", as ${owner} does`,
        value: "",
      };
    }
  }
};

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
      for (const [kind, name] of sharedNames(place)) yield { kind, name, ...at, path: [...path, "regions", region] };
      if (region !== settings.homeRegion) continue;
      yield { kind: "S3 bucket", name: settings.stateBucket ?? names.stateBucket(place), ...at, path };
      yield { kind: "IAM policy", name: names.stateAccessPolicy(place), ...at, path };
    }
  }
  // A name that is refused as such has no derived names worth a finding.
  const named = registry.deployments.filter(({ client }) => isClientName(client));
  for (const deployment of named) yield* clientNames(deployment, registry, project);
}

function sharedNames(place: Place): [NameKind, string][] {
  return [
    ...SHARED_BUCKETS.map((type): [NameKind, string] => ["S3 bucket", names.sharedBucket(place, type)]),
    ["S3 bucket", names.sharedBucket(place, "apm-config")],
    ["SNS topic", names.alertsTopic(place)],
    ["KMS alias", names.bootstrapKeyAlias(place)],
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
  const replicas = entry.storage?.replication?.enabled ? buckets.map(names.replicaBucket) : [];
  const made: [NameKind, string][] = [
    ["EKS cluster", names.cluster(place, client)],
    ["KMS alias", names.clientKeyAlias(place, client)],
    ["IAM role", names.role(place, client, "flow-logs")],
    ["log group", names.flowLogGroup(place, client)],
    ["security group", names.securityGroup(place, client, "database")],
    ["DNS label", client],
    ...[...buckets, ...replicas].map((name): [NameKind, string] => ["S3 bucket", name]),
  ];
  const parent = platform?.dns?.parentZone;
  if (parent !== undefined) made.push(["DNS zone", names.zone(parent, client)]);
  for (const [kind, name] of made) yield { kind, name, account, region, file: "clients", path };
}
