import { contains, overlaps } from "../cidr";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, InFile, Registry } from "../registry";
import { isPrivate } from "../schema/address-space";
import { clientNameProblem } from "./client-names";
import { allocationsOf, type LedgerEntry } from "./ledger-places";
import { reservedInLedger } from "./ledger-reserved";
import { unknownRegion } from "./unknown-region";

/** A shorter prefix keeps all private space of its class, and more than that, from every client. */
const SHORTEST_RESERVED_PREFIX = 8;

/** What stands in the ledger alone could be a client's or somebody else's: names, places and blocks that make sense. */
export const checkLedgerReservations: Check = function* (registry) {
  for (const [name, entry] of Object.entries(registry.ledger?.clients ?? {})) {
    if (entry && !Object.hasOwn(registry.clients?.clients ?? {}, name)) yield* entryProblems(name, entry, registry);
  }
  yield* reservedProblems(registry);
};

/** For clients of the registry, checks of the registry say the same. */
function* entryProblems(name: string, entry: LedgerEntry, { platform }: Registry): Iterable<Problem & InFile> {
  const problem = clientNameProblem(name);
  if (problem) yield { file: "ledger", path: ["clients", name], at: "key", ...problem };
  for (const { path, environment, region } of allocationsOf(name, entry)) {
    const unknown = region === undefined ? undefined : unknownRegion(region);
    if (unknown) yield { file: "ledger", path: [...path, "region"], ...unknown };
    // A tombstone may outlive its environment.
    else if (entry.status === "reserved") yield* placeProblems(path, environment, region, platform?.environments);
  }
}

function* placeProblems(
  path: Path,
  environment: string | undefined,
  region: string | undefined,
  environments: NonNullable<Registry["platform"]>["environments"],
): Iterable<Problem & InFile> {
  if (!environments || environment === undefined || region === undefined) return;
  const settings = environments[environment as keyof typeof environments];
  const at = { file: "ledger", severity: "warning", rule: "placement" } as const;
  if (!settings) {
    yield { ...at, path: [...path, "environment"], message: "is not set up in config/platform.yaml" };
  } else if (settings.regions && !Object.hasOwn(settings.regions, region)) {
    const message = `is not set up for ${environment} in config/platform.yaml`;
    yield { ...at, path: [...path, "region"], message };
  }
}

function* reservedProblems({ ledger }: Registry): Iterable<Problem & InFile> {
  const listed = reservedInLedger(ledger);
  for (const [index, { block: reserved, path }] of listed.entries()) {
    const at = { file: "ledger", path } as const;
    if (reserved.prefix < SHORTEST_RESERVED_PREFIX) {
      yield { ...at, rule: "ledger-reserved", message: "leaves no private space to any client" };
      continue;
    }
    if (!isPrivate(reserved)) {
      const message = "is no private space: no client could have it anyway";
      yield { ...at, severity: "warning", rule: "ledger-reserved", message };
    }
    const earlier = listed.slice(0, index).find((each) => overlaps(each.block, reserved));
    if (earlier?.block.text === reserved.text) {
      yield { ...at, rule: "ledger-reserved", message: `is reserved already: ${earlier.reason}` };
    } else if (earlier) {
      const inside = contains(earlier.block, reserved) ? "lies within" : "holds";
      const message = `${inside} ${earlier.block.text}, which is reserved already: ${earlier.reason}`;
      yield { ...at, severity: "warning", rule: "ledger-reserved", message };
    }
  }
}
