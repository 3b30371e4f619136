import { isPlainMap, type PlainMap } from "../../../../config/reading/plain-map";
import type { RegistryChange } from "./registry-change";

/** Clients that a change can touch at most: all, some, or none. */
export type Reach = "everyone" | ReadonlySet<string>;

const NOBODY: Reach = new Set();

/** What decides whether a shared setting is about a client. */
interface Reached {
  readonly name: string;
  readonly entry: PlainMap;
}

type About = (client: PlainMap, [first, second]: readonly string[]) => boolean;

/**
 * Whom shared settings are about, by their paths; the first that fits counts, and what none fits reaches everyone.
 * `nobody` is read by commands and checks alone, or stays with what all share.
 */
const REACHES: readonly (readonly [RegExp, About | "nobody"])[] = [
  [/^allow_empty$/, "nobody"],
  [/^reserved(\[|$)/, "nobody"],
  [/^state\.(prevent_destroy|monitoring|generate_backend_configs|backend_config_path)$/, "nobody"],
  [/^default_target\.environment$/, (client) => textAt(client, "placement", "environment") === undefined],
  [/^default_target\.region$/, (client) => textAt(client, "placement", "region") === undefined],
  [
    /^environments\.([a-z]+)\.regions\.([a-z0-9-]+)(\.|$)/,
    (client, [environment, region]) =>
      placesOf(client).some((place) => fits(place.environment, environment!) && fits(place.region, region!)),
  ],
  [
    /^environments\.([a-z]+)(\.|$)/,
    (client, [environment]) => placesOf(client).some((place) => fits(place.environment, environment!)),
  ],
  [/^kubernetes\.version$/, (client) => textAt(client, "eks", "version") === undefined],
];

/** Tells of a change whom it can reach, by the clients as either side has them; undefined entries can't be read. */
export function reachIn(sides: readonly (PlainMap | undefined)[]): (change: RegistryChange) => Reach {
  const clients: Reached[] = sides.flatMap((side) =>
    isPlainMap(side?.clients)
      ? Object.entries(side.clients).map(([name, entry]) => ({ name, entry: entry as PlainMap }))
      : [],
  );
  const isWhole = sides.every((side) => side !== undefined);
  return ({ client, path }) => {
    if (client !== undefined) return new Set([client]);
    for (const [pattern, about] of REACHES) {
      const [found, ...captured] = pattern.exec(path) ?? [];
      if (found === undefined) continue;
      if (about === "nobody") return NOBODY;
      if (!isWhole) return "everyone";
      return new Set(clients.filter(({ entry }) => about(entry, captured)).map(({ name }) => name));
    }
    return "everyone";
  };
}

interface Place {
  readonly environment: string | undefined;
  readonly region: string | undefined;
}

/** Where a client is; undefined is wherever default_target says, which may have changed. */
function placesOf(client: PlainMap): Place[] {
  const further = Array.isArray(client.also_in) ? (client.also_in as unknown[]) : [];
  return [client.placement, ...further].map((each) => ({
    environment: textAt(each, "environment"),
    region: textAt(each, "region"),
  }));
}

function fits(place: string | undefined, wanted: string): boolean {
  return place === undefined || place === wanted;
}

function textAt(data: unknown, ...path: readonly string[]): string | undefined {
  let value = data;
  for (const key of path) value = isPlainMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === "string" ? value : undefined;
}
