import { plural } from "../catalogue/plural";
import type { Path } from "../reading/path";
import { REGIONS, ZONES_WITHOUT_EKS } from "../catalogue/regions";
import { ZONES_PER_NETWORK } from "../derived/subnets";
import { optInRegion } from "./opt-in-region";
import { unknownRegion } from "./unknown-region";
import type { Check, Registry, InFile } from "../registry";
import { ENVIRONMENTS, type Environment } from "../catalogue/environments";
import type { Problem } from "../reading/problem";
import { suggest } from "../reading/suggest";

/** The platform's regions exist, are enabled and have their zones; its home region and default target are among them. */
export const checkRegions: Check = function* ({ platform }) {
  if (!platform) return;
  for (const environment of ENVIRONMENTS) {
    const settings = platform.environments?.[environment];
    if (!settings) continue;
    const path = ["environments", environment];
    for (const [region, each] of Object.entries(settings.regions ?? {})) {
      yield* regionProblems(region, each, [...path, "regions", region]);
    }
    const { homeRegion, regions } = settings;
    if (homeRegion === undefined || !regions || hasRegion(regions, homeRegion)) continue;
    const message = "is not one of this environment's regions";
    const hint = `add ${homeRegion} there, or choose one of ${Object.keys(regions).join(", ")}`;
    yield { file: "platform", path: [...path, "home_region"], rule: "region", message, hint };
  }
  const { environment, region } = platform.defaultTarget ?? {};
  if (environment && region && !isSetUp(platform, environment, region)) {
    const message = `${environment} in ${region} is not set up under environments`;
    yield { file: "platform", path: ["default_target"], rule: "target", value: "", message };
  }
};

type Platform = NonNullable<Registry["platform"]>;
type RegionSettings = NonNullable<NonNullable<NonNullable<Platform["environments"]>["production"]>["regions"]>[string];

function isSetUp({ environments }: Platform, environment: Environment, region: string): boolean {
  if (!environments) return true;
  const settings = environments[environment];
  return settings !== undefined && (settings.regions === undefined || hasRegion(settings.regions, region));
}

/** Whether a region is among some, even if it is misspelt there: that is a finding of its own. */
export function hasRegion(regions: object, region: string): boolean {
  if (Object.hasOwn(regions, region)) return true;
  return Object.keys(regions).some(
    (each) => !Object.hasOwn(REGIONS, each) && suggest(each, Object.keys(REGIONS)) === region,
  );
}

function* regionProblems(region: string, settings: RegionSettings, path: Path): Iterable<Problem & InFile> {
  const known = Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
  if (!known) {
    yield { file: "platform", path, at: "key", ...unknownRegion(region)! };
    return;
  }
  const optIn = optInRegion(region);
  if (optIn && settings?.optedIn !== true) {
    const hint = "enable it in the account, then say opted_in: true";
    yield { file: "platform", path, at: "key", ...optIn, hint };
  }
  const zones = settings?.availabilityZones ?? [];
  if (zones.length > ZONES_PER_NETWORK) {
    const message = `has ${plural(zones.length, "zone")}; a client's network spans ${ZONES_PER_NETWORK}`;
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
