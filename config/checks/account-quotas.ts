import { ACCOUNT_QUOTAS } from "../catalogue/account-quotas";
import { QUOTAS_FOLDER, type KnownQuotas } from "../known-quotas";
import type { Problem } from "../reading/problem";
import type { Check, Deployment, InFile, Registry } from "../registry";

/** What one deployment takes of a quota, where it counts. */
interface Taken {
  readonly deployment: Deployment;
  readonly quota: Network;
  readonly account: string;
  readonly region: string;
  readonly count: number;
}

/**
 * Warns where clients take up what an account has in a region: of networks and their addresses, which a registry tells
 * without a synth. What EC2 lets run it raises by itself: that is left to `fleet quota`. For `fleet validate` alone, as
 * every other command would repeat it.
 */
export function accountQuotaCheck(known: KnownQuotas): Check {
  return function* (registry) {
    const places = new Map<string, Taken[]>();
    for (const taken of takenIn(registry)) {
      const key = `${taken.quota} ${taken.account} ${taken.region}`;
      const place = places.get(key);
      if (place) place.push(taken);
      else places.set(key, [taken]);
    }
    for (const place of places.values()) yield* reached(place, known);
  };
}

/** Told once, of the client with whom it is reached. */
function* reached(place: readonly Taken[], known: KnownQuotas): Iterable<Problem & InFile> {
  const { quota, account, region } = place[0]!;
  const { of, most, code } = ACCOUNT_QUOTAS[quota];
  const own = known.valueOf(account, region, code);
  const limit = own ?? most;
  let total = 0;
  const last = place.find(({ count }) => (total += count) >= limit);
  if (!last) return;
  const need = place.reduce((sum, { count }) => sum + count, 0);
  const ask = need + Math.max(...place.map(({ count }) => count));
  const whose = own === undefined ? "by AWS's default" : "as saved";
  yield {
    file: "clients",
    path: [...last.deployment.path, "network", "vpc_cidr"],
    value: "",
    rule: "quota-reached",
    severity: "warning",
    message: `reaches what account ${account} has in ${region} ${whose}: ${of} ${need}/${limit}`,
    hint: `ask for ${code} >= ${ask}${own === undefined ? `, or save what the account has in ${QUOTAS_FOLDER}` : ""}`,
  };
}

function* takenIn(registry: Registry): Iterable<Taken> {
  for (const deployment of registry.deployments) {
    const { entry, environment, region } = deployment;
    if (entry.enabled === false || !environment || !region) continue;
    const account = registry.platform?.environments?.[environment]?.accountId ?? environment;
    for (const [quota, count] of takenBy(deployment, registry)) yield { deployment, quota, account, region, count };
  }
}

type Network = "vpcs" | "internet-gateways" | "elastic-ips" | "vpn-gateways";

function* takenBy(
  { entry, path, environment, region }: Deployment,
  { platform }: Registry,
): Iterable<[Network, number]> {
  yield ["vpcs", 1];
  yield ["internet-gateways", 1];
  const further = path[2] === "also_in" ? entry.alsoIn?.[Number(path[3])]?.network?.natGateways : undefined;
  const zones = platform?.environments?.[environment!]?.regions?.[region!]?.availabilityZones?.length ?? 1;
  yield ["elastic-ips", (further ?? entry.network?.natGateways) === "single" ? 1 : zones];
  // A tunnel ends in a client's first deployment.
  if (entry.vpn?.enabled && path.length === 2) yield ["vpn-gateways", 1];
}
