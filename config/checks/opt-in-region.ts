import { REGIONS } from "../catalogue/regions";

/** What an account has to do before it can use a region, or undefined where AWS opens the region to every account. */
export function optInRegion(region: string): { rule: string; message: string } | undefined {
  const known = Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
  return known?.optIn ? { rule: "region", message: "is a region that an account must enable first" } : undefined;
}
