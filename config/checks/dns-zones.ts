import { names } from "../names";
import type { Check } from "../registry";

/** A client's zone is called {client}.{parent_zone}: in two environments it needs two parents, or one would answer for both. */
export const checkDnsZones: Check = function* ({ platform, deployments }) {
  const owners = new Map<string, string>();
  const places = new Set<string>();
  for (const { client, environment, region, path } of deployments) {
    const parent = environment && (platform?.environments?.[environment]?.parentZone ?? platform?.dns?.parentZone);
    if (!parent) continue;
    const place = `${client} ${environment}`;
    const zone = names.zone(parent, client, places.has(place) ? region : undefined);
    places.add(place);
    const owner = owners.get(zone);
    if (owner !== undefined && owner !== environment) {
      const message = `would have the DNS zone ${zone}, which it has in ${owner} already`;
      const hint = `set environments.${environment}.parent_zone in config/platform.yaml`;
      yield { file: "clients", path, rule: "dns-zone", message, hint, value: "" };
    } else owners.set(zone, environment);
  }
};
