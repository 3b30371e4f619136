import type { Registry } from "../registry";
import type { Amount } from "./amount";
import { amountsOfDeployment } from "./client-amounts";
import { amountsOfPlatform } from "./platform-amounts";

/** Every amount that AWS bounds and the registry doesn't, in all environments and regions, as far as it could be read. */
export function* allAmounts(registry: Registry): Iterable<Amount> {
  if (registry.platform) yield* amountsOfPlatform(registry.platform);
  for (const deployment of registry.deployments) yield* amountsOfDeployment(registry, deployment);
}
