import { ENVIRONMENTS, type Environment } from "../catalogue/environments";
import { uploadEndings } from "../catalogue/storage/upload-endings";
import { names } from "../names";
import type { Path } from "../reading/path";
import type { Deployment, FileName, Registry } from "../registry";
import { isClientName } from "../schema/client-name";
import { namesOfClient } from "./client-names";
import { featuresOf } from "./features";
import type { MadeName } from "./made-name";
import { namesOfState, namesOfTarget, type NamedTarget } from "./target-names";

/** One name that will be given to something, and the entry it follows from. */
export interface DerivedName extends MadeName {
  readonly account: string;
  readonly region: string;
  readonly file: FileName;
  readonly path: Path;
  readonly at?: "key" | "value";
}

type Platform = NonNullable<Registry["platform"]>;

/** Every name that follows from the registry, in all environments and regions, as far as it could be read. */
export function* allNames({ platform, deployments }: Registry): Iterable<DerivedName> {
  if (!platform?.environments || platform.project === undefined) return;
  for (const environment of ENVIRONMENTS) yield* namesOfEnvironment(platform, platform.project, environment);
  const places = new Set<string>();
  for (const deployment of deployments) {
    const { client, environment, region } = deployment;
    const place = `${client} ${environment} ${region}`;
    // A name that is refused as such has no derived names worth a finding, nor has a deployment that stands there twice.
    if (isClientName(client) && !places.has(place)) {
      const isFurther = places.has(`${client} ${environment}`);
      yield* namesOfDeployment(platform, platform.project, deployment, isFurther);
    }
    places.add(place).add(`${client} ${environment}`);
  }
}

function* namesOfEnvironment(platform: Platform, project: string, environment: Environment): Iterable<DerivedName> {
  const settings = platform.environments?.[environment];
  const path = ["environments", environment];
  for (const region of Object.keys(settings?.regions ?? {})) {
    const target = targetOf(platform, project, environment, region);
    const from = { account: settings?.accountId ?? environment, region, file: "platform" as const };
    for (const made of namesOfTarget(target)) {
      // A written name of the state bucket is the beginning of its replica's.
      const isWritten = settings?.stateBucket !== undefined && made.name === names.replicaBucket(settings.stateBucket);
      const written = { path: [...path, "state_bucket"], at: "value" } as const;
      yield { ...from, ...made, ...(isWritten ? written : { path: [...path, "regions", region] }) };
    }
    for (const made of namesOfState(target)) {
      const isWritten = made.name === settings?.stateBucket;
      yield { ...from, ...made, ...(isWritten ? { path: [...path, "state_bucket"], at: "value" } : { path }) };
    }
  }
}

function targetOf(platform: Platform, project: string, environment: Environment, region: string): NamedTarget {
  const place = { project, environment, region };
  const { homeRegion, stateBucket, lockTable, ...settings } = platform.environments?.[environment] ?? {};
  return {
    place,
    state:
      region === homeRegion
        ? { bucket: stateBucket ?? names.stateBucket(place), lockTable: lockTable ?? names.lockTable(homeRegion) }
        : undefined,
    ownsAlertsTopic: settings.regions?.[region]?.alertsTopicArn === undefined,
    servesGithub: platform.github !== undefined,
    recordsDataEvents: settings.s3DataEvents !== undefined && settings.s3DataEvents !== "none",
    replicaRegion: settings.replicaRegion,
    copiesAll: platform.sharedStorage?.replication === true,
    keyed: [
      ...(platform.sharedStorage?.kmsKeyArn === undefined ? [] : KEYED),
      ...(settings.stateKmsKeyArn === undefined ? [] : (["state"] as const)),
    ],
  };
}

/** Access logs can't be written with a key of ours, so audit-logs has none. */
const KEYED = ["logs", "traces", "metrics", "apm-config"] as const;

function* namesOfDeployment(
  platform: Platform,
  project: string,
  { client, entry, environment, region, path }: Deployment,
  isFurther: boolean,
): Iterable<DerivedName> {
  if (!environment || !region) return;
  const settings = platform.environments?.[environment];
  const { storage } = entry;
  const roles = storage?.enableDedicatedBuckets ? (storage.roles ?? []) : [];
  const zones = settings?.regions?.[region]?.availabilityZones ?? [];
  const made = namesOfClient({
    client,
    place: { project, environment, region },
    features: featuresOf(entry, platform.alerting?.smtp !== undefined),
    bucketRoles: roles.filter((role) => role !== undefined),
    uploadEndings: uploadEndings((storage?.notifySuffixes ?? []).filter((each) => each !== undefined)),
    zones: zones.filter((zone) => zone !== undefined),
    parentZone: settings?.parentZone ?? platform.dns?.parentZone,
    furtherRegion: isFurther ? region : undefined,
    replicaRegion: storage?.replication?.region,
  });
  const from = { account: settings?.accountId ?? environment, region, file: "clients" as const, path };
  for (const name of made) yield { ...from, ...name };
}
