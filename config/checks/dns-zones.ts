import { ENVIRONMENTS } from "../catalogue/environments";
import { names } from "../names";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, Deployment, InFile, Registry } from "../registry";
import { isClientName } from "../schema/client-name";

/** A client's zone, and the deployment that has it. */
interface ClientZone {
  readonly zone: string;
  readonly client: string;
  readonly environment: string;
  readonly path: Path;
}

/**
 * A client's zone is called {client}.{parent_zone}: in two environments it needs two parents, or one would answer for
 * both; two clients never share one, and no parent lies within a client's, which is the client's to fill.
 */
export const checkDnsZones: Check = function* (registry) {
  const zones = zonesOf(registry);
  const owners = new Map<string, ClientZone>();
  for (const each of zones) {
    const owner = owners.get(each.zone);
    if (owner === undefined) owners.set(each.zone, each);
    else if (owner.client !== each.client) yield twoClients(each, owner);
    else if (owner.environment !== each.environment) yield twoEnvironments(each, owner);
  }
  yield* parentsWithin(registry, owners);
};

function zonesOf({ platform, deployments }: Registry): ClientZone[] {
  const places = new Set<string>();
  return deployments.flatMap(({ client, environment, region, path }: Deployment) => {
    const parent = environment && (platform?.environments?.[environment]?.parentZone ?? platform?.dns?.parentZone);
    if (!parent) return [];
    const place = `${client} ${environment}`;
    const zone = names.zone(parent, client, places.has(place) ? region : undefined);
    places.add(place);
    return [{ zone, client, environment, path }];
  });
}

function twoEnvironments({ zone, environment, path }: ClientZone, owner: ClientZone): Problem & InFile {
  const message = `would have the DNS zone ${zone}, which it has in ${owner.environment} already`;
  const hint = `set environments.${environment}.parent_zone in config/platform.yaml`;
  return { file: "clients", path, rule: "dns-zone", message, hint, value: "" };
}

function twoClients({ zone, path }: ClientZone, owner: ClientZone): Problem & InFile {
  const message = `would have the DNS zone ${zone}, which clients.${owner.client} has`;
  return { file: "clients", path, at: "key", rule: "dns-zone", message, value: "" };
}

function* parentsWithin({ platform }: Registry, owners: ReadonlyMap<string, ClientZone>): Iterable<Problem & InFile> {
  const parents: [Path, string | undefined][] = [
    [["dns", "parent_zone"], platform?.dns?.parentZone],
    ...ENVIRONMENTS.map((each): [Path, string | undefined] => [
      ["environments", each, "parent_zone"],
      platform?.environments?.[each]?.parentZone,
    ]),
  ];
  for (const [path, parent] of parents) {
    const owner = parent === undefined ? undefined : ownerOf(parent, owners);
    if (!owner || !isClientName(owner.client)) continue;
    const message = `lies within ${owner.zone}, the zone of clients.${owner.client} in ${owner.environment}`;
    yield { file: "platform", path, rule: "dns-zone", message, hint: "choose a zone beside the clients' own" };
  }
}

function ownerOf(parent: string, owners: ReadonlyMap<string, ClientZone>): ClientZone | undefined {
  const labels = parent.split(".");
  const above = labels.map((_, index) => labels.slice(index).join("."));
  return above.map((zone) => owners.get(zone)).find((each) => each !== undefined);
}
