import { REGIONS } from "../catalogue/regions";
import { didYouMean } from "../reading/suggest";

/** What is wrong with a region's name, or undefined when AWS has such a region. */
export function unknownRegion(region: string): { rule: string; message: string; hint?: string } | undefined {
  if (Object.hasOwn(REGIONS, region)) return undefined;
  const hint = didYouMean(region, Object.keys(REGIONS));
  return { rule: "region", message: "is not an AWS region this project knows", ...(hint ? { hint } : {}) };
}
