import { Resolver } from "node:dns/promises";

import type { NameKind } from "../../../../config/catalogue/name-limits";
import { partitionOf } from "../../../../config/catalogue/aws-place";
import { errorCode } from "../../aws/failure";
import { allNamesOf, type NameSomewhere } from "./all-names-of";
import type { ClientPlace, KnownClient } from "./client-places";
import type { SweepScene } from "./sweep-scene";

/** Where AWS answers for what belongs to no region. */
const GLOBAL_REGIONS = { aws: "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1" } as const;

/** Milliseconds that a name server may be silent, and how often it is asked. */
const PATIENCE = { timeout: 5000, tries: 2 };

/** What is swept of a client. */
export interface SweepProps {
  readonly known: KnownClient;
  /** Of its places those that are swept; at least one, all in one account. */
  readonly places: readonly ClientPlace[];
  readonly alsoRegions: readonly string[];
  readonly today: string;
}

/** The account as a whole, and each of its regions that is swept. */
export interface Scenes {
  readonly account: SweepScene;
  readonly regions: readonly SweepScene[];
}

/** The scenes of a sweep: the client's regions, those of its copies, and the one where global things are. */
export function scenesOf({ known, places, alsoRegions, today }: SweepProps): Scenes {
  const { accountId, region: first } = places[0]!.fleet.target;
  const partition = partitionOf(first);
  const madeNames = places.flatMap((place) => allNamesOf(known.name, place));
  const scope = {
    client: known.name,
    others: known.others,
    accountId,
    partition,
    today,
    scopes: new Set(places.map(({ fleet: { target } }) => `${target.environment} ${target.region}`)),
    resolve: nameServers,
  };
  const scene = (region: string, made: readonly NameSomewhere[], here: readonly ClientPlace[]): SweepScene => ({
    ...scope,
    region,
    places: here,
    blocks: here.flatMap(({ blocks }) => blocks),
    names: naming(made),
  });
  const regions = new Set([
    ...places.flatMap(({ fleet: { target }, replicaRegion }) => [
      target.region,
      ...(target.replicaRegion === undefined ? [] : [target.replicaRegion]),
      replicaRegion,
    ]),
    ...alsoRegions,
    GLOBAL_REGIONS[partition],
  ]);
  return {
    account: scene(first, madeNames, places),
    regions: [...regions].sort().map((region) =>
      scene(
        region,
        madeNames.filter((each) => each.region === region),
        places.filter(({ fleet }) => fleet.target.region === region),
      ),
    ),
  };
}

function naming(made: readonly NameSomewhere[]): SweepScene["names"] {
  const byKind = new Map<NameKind, Set<string>>();
  for (const { kind, name } of made) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(name));
  return (kind) => byKind.get(kind) ?? new Set();
}

/** The name servers that the world has for a name; a failure to ask is thrown as one of the network's. */
async function nameServers(name: string): Promise<readonly string[]> {
  try {
    return await new Resolver(PATIENCE).resolveNs(name);
  } catch (error) {
    if (/^(ENOTFOUND|ENODATA)$/.test(errorCode(error))) return [];
    throw Object.assign(new Error(`nobody says where ${name} leads`), { name: "TimeoutError", $metadata: {} });
  }
}
