import { ENVIRONMENTS } from "../../../../config/catalogue/environments";
import type { Fleet } from "../../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, loadOrExit, showFindings } from "../../terminal/load";

/** Which targets, where not all of them. */
export interface TargetFilter {
  readonly environment?: string;
  readonly region?: string;
}

/** The configuration of every target: environments in their order, of each the home region first; exit 2 where there is none. */
export function fleetsOf(root: string, only: TargetFilter = {}): Fleet[] {
  const { platform } = loadOrExit(root);
  const fleets = ENVIRONMENTS.flatMap((environment) => {
    const { regions = {}, homeRegion } = platform.environments[environment] ?? {};
    const names = Object.keys(regions).sort();
    const homeFirst = [...names.filter((name) => name === homeRegion), ...names.filter((name) => name !== homeRegion)];
    return homeFirst
      .filter((region) => fits(environment, only.environment) && fits(region, only.region))
      .map((region) => fleetOf(root, environment, region));
  });
  if (fleets.length > 0) return fleets;
  const place = [only.environment, only.region].filter((each) => each !== undefined).join(" in ");
  throw new ExitError(EXIT.usage, `there is no target ${place}: npx fleet targets lists them`);
}

function fits(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === name;
}

/** What is wrong in the files was said when they were read first. */
function fleetOf(root: string, environment: string, region: string): Fleet {
  const loaded = load(root, { ENVIRONMENT: environment, AWS_REGION: region });
  if (loaded.ok) return loaded.fleet;
  showFindings(loaded.findings);
  throw new ExitError(EXIT.usage);
}
