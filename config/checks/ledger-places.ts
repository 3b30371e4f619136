import type { Camel, Draft } from "../reading/camel";
import { pathText, type Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, Deployment, InFile, Registry } from "../registry";
import type { LedgerFile } from "../schema/ledger";

/** One client in the ledger, as far as it could be read. */
export type LedgerEntry = Draft<Camel<LedgerFile>["clients"][string]>;

/** One block as the ledger has it. */
export interface Allocation {
  readonly client: string;
  readonly path: Path;
  readonly vpcCidr?: string | undefined;
  readonly region?: string | undefined;
  readonly environment?: string | undefined;
}

/** A client's blocks in the ledger: the first is the entry itself, further ones are its also_in. */
export function allocationsOf(client: string, entry: LedgerEntry): Allocation[] {
  const { vpcCidr, region, environment } = entry;
  const further = (entry.alsoIn ?? []).map((each, index) => ({
    ...each,
    client,
    path: ["clients", client, "also_in", index],
  }));
  return [{ client, path: ["clients", client], vpcCidr, region, environment }, ...further];
}

/** A client has one block in one place: of a second one nobody would know which counts. */
export const checkLedgerPlaces: Check = function* ({ ledger }) {
  for (const [client, entry] of Object.entries(ledger?.clients ?? {})) {
    if (!entry) continue;
    for (const { again, first } of repeated(allocationsOf(client, entry))) {
      const message = `${again.environment} in ${again.region} has its block in ${pathText(first.path)} already`;
      yield { file: "ledger", path: again.path, rule: "ledger-place", message, value: "" } satisfies Problem & InFile;
    }
  }
};

/** Blocks that the ledger has for clients of the registry, in places where the registry has none for them. */
export function strayAllocations({ clients, ledger, deployments }: Registry): Allocation[] {
  const places = new Set(deployments.map(placeOf));
  return Object.entries(ledger?.clients ?? {}).flatMap(([client, entry]) => {
    if (!entry || !Object.hasOwn(clients?.clients ?? {}, client)) return [];
    const allocations = allocationsOf(client, entry);
    const again = new Set(repeated(allocations).map((each) => each.again));
    return allocations.slice(1).filter((each) => again.has(each) || !places.has(placeOf(each)));
  });
}

function repeated(allocations: readonly Allocation[]): { again: Allocation; first: Allocation }[] {
  const firsts = new Map<string, Allocation>();
  return allocations.flatMap((each) => {
    if (each.environment === undefined || each.region === undefined) return [];
    const first = firsts.get(placeOf(each));
    if (first) return [{ again: each, first }];
    firsts.set(placeOf(each), each);
    return [];
  });
}

function placeOf({
  client,
  environment,
  region,
}: Pick<Deployment | Allocation, "client" | "environment" | "region">): string {
  return `${client} ${environment} ${region}`;
}
