import { REGIONS, ZONES_WITHOUT_EKS } from "../regions";
import type { Check, Deployment, Registry, Report } from "../registry";
import { ENVIRONMENTS } from "../schema/placement";
import { didYouMean } from "../suggest";
import { pathText, type Path } from "../yaml-document";

const ZONES_PER_NETWORK = 2;

/** Regions exist, are enabled and have their zones; every client runs where the platform is set up. */
export const checkPlacement: Check = function* (registry) {
  const { platform } = registry;
  if (!platform) return;
  for (const environment of ENVIRONMENTS) {
    const settings = platform.environments?.[environment];
    if (!settings) continue;
    const path = ["environments", environment];
    for (const [region, each] of Object.entries(settings.regions ?? {})) {
      yield* regionProblems(region, each, [...path, "regions", region]);
    }
    const { homeRegion, regions } = settings;
    if (homeRegion !== undefined && regions && !Object.hasOwn(regions, homeRegion)) {
      const hint = `add ${homeRegion} there, or choose one of ${Object.keys(regions).join(", ")}`;
      yield {
        file: "platform",
        path: [...path, "home_region"],
        rule: "region",
        message: "is not one of this environment's regions",
        hint,
      };
    }
  }
  const target = platform.defaultTarget;
  if (target?.environment && target.region && !settingsOf(platform, target.environment, target.region)) {
    yield {
      file: "platform",
      path: ["default_target"],
      rule: "target",
      value: "",
      message: `${target.environment} in ${target.region} is not set up under environments`,
    };
  }
  for (const deployment of registry.deployments) yield* deploymentProblems(deployment, registry);
  yield* repeatedPlacements(registry.deployments);
  yield* replicaProblems(registry);
};

type Platform = NonNullable<Registry["platform"]>;
type RegionSettings = NonNullable<NonNullable<NonNullable<Platform["environments"]>["production"]>["regions"]>[string];

function settingsOf(platform: Platform, environment: (typeof ENVIRONMENTS)[number], region: string): RegionSettings {
  const regions = platform.environments?.[environment]?.regions;
  return regions && Object.hasOwn(regions, region) ? regions[region] : undefined;
}

function* regionProblems(region: string, settings: RegionSettings, path: Path): Iterable<Report> {
  const known = Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
  if (!known) {
    const hint = didYouMean(region, Object.keys(REGIONS));
    yield {
      file: "platform",
      path,
      at: "key",
      rule: "region",
      message: "is not an AWS region this project knows",
      ...(hint ? { hint } : {}),
    };
    return;
  }
  if (known.optIn && settings?.optedIn !== true) {
    const hint = "enable it in the account, then say opted_in: true";
    yield {
      file: "platform",
      path,
      at: "key",
      rule: "region",
      message: "is a region that an account must enable first",
      hint,
    };
  }
  const zones = settings?.availabilityZones ?? [];
  if (zones.length > ZONES_PER_NETWORK) {
    const message = `has ${zones.length} zones; a client's network spans ${ZONES_PER_NETWORK}`;
    yield { file: "platform", path: [...path, "availability_zones"], rule: "availability-zone", message, value: "" };
  }
  for (const [index, zone] of zones.entries()) {
    if (zone === undefined) continue;
    const names = [...known.zones].map((letter) => region + letter);
    if (names.includes(zone)) continue;
    const message = ZONES_WITHOUT_EKS.includes(zone)
      ? "is a zone without EKS"
      : /-az\d$/.test(zone)
        ? "is a zone id; write the zone's name in this account"
        : `is not a zone of ${region}`;
    yield {
      file: "platform",
      path: [...path, "availability_zones", index],
      rule: "availability-zone",
      message,
      hint: `zones: ${names.join(", ")}`,
    };
  }
}

function* deploymentProblems({ path, environment, region }: Deployment, { platform }: Registry): Iterable<Report> {
  if (!platform?.environments || !environment || !region) return;
  const at = path.length > 2 ? path : [...path, "placement"];
  const settings = platform.environments[environment];
  if (!settings) {
    const hint = `environments in config/platform.yaml: ${Object.keys(platform.environments)
      .filter((each) => platform.environments?.[each as "staging"])
      .join(", ")}`;
    yield {
      file: "clients",
      path: [...at, "environment"],
      rule: "placement",
      message: "is not set up in config/platform.yaml",
      hint,
    };
  } else if (settings.regions && !Object.hasOwn(settings.regions, region)) {
    const known = Object.keys(settings.regions);
    const hint = didYouMean(region, known) ?? `regions of ${environment}: ${known.join(", ")}`;
    yield {
      file: "clients",
      path: [...at, "region"],
      rule: "placement",
      message: `is not set up for ${environment} in config/platform.yaml`,
      hint,
    };
  }
}

/** One client, one place, one deployment. */
function* repeatedPlacements(deployments: readonly Deployment[]): Iterable<Report> {
  const seen = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const { client, environment, region, path } = deployment;
    if (!environment || !region) continue;
    const key = `${client} ${environment} ${region}`;
    const first = seen.get(key);
    if (first) {
      const message = `${environment} in ${region} is already where ${pathText(first.path)} runs`;
      yield { file: "clients", path, rule: "placement", message, value: "" };
    } else seen.set(key, deployment);
  }
}

function* replicaProblems({ clients, deployments }: Registry): Iterable<Report> {
  for (const [name, entry] of Object.entries(clients?.clients ?? {})) {
    const { region, enabled } = entry?.storage?.replication ?? {};
    if (!enabled || region === undefined) continue;
    const path = ["clients", name, "storage", "replication", "region"];
    if (!Object.hasOwn(REGIONS, region)) {
      const hint = didYouMean(region, Object.keys(REGIONS));
      yield {
        file: "clients",
        path,
        rule: "region",
        message: "is not an AWS region this project knows",
        ...(hint ? { hint } : {}),
      };
    }
    if (deployments.some((each) => each.client === name && each.region === region)) {
      yield {
        file: "clients",
        path,
        rule: "region",
        message: "is the client's own region: a replica belongs elsewhere (C-29)",
      };
    }
  }
}
