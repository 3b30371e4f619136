import type { Standing } from "../../../../../config/standing";
import type { ChangeSet, ResourceChange } from "../../../../../scripts/fleet/review/changes/change-set";
import type { GateFacts } from "../../../../../scripts/fleet/review/gate/gate-facts";
import type {
  RegistryChange,
  RegistryChanges,
} from "../../../../../scripts/fleet/review/registry-changes/registry-change";

/** A change of one resource: whose it is comes from its address. */
export function resourceChange(address: string, more: Partial<ResourceChange> = {}): ResourceChange {
  const [type, id] = address.split(".") as [string, string];
  return {
    ...{ stack: "foundation", layer: "foundation", address, type, owner: id.split("_")[0]!, action: "change" },
    ...{ attributes: [], replacedBy: [], source: "forecast" },
    ...more,
  };
}

/** A change set of some resources, and nothing else. */
export function changeSetOf(changes: readonly ResourceChange[]): ChangeSet {
  return { changes, outputs: [], settings: [], stacks: { added: [], removed: [] } };
}

/** A changed line: `clients.acme.eks.max_size` is acme's, `tiers.premium` is everybody's. */
export function line(path: string, more: Partial<RegistryChange> = {}): RegistryChange {
  const client = /^clients\.([^.]+)/.exec(path)?.[1];
  const file = client === undefined ? "platform" : "clients";
  return { file, path, client, kind: "changed", before: 1, after: 2, line: 3, column: 5, ...more };
}

/** Changed lines, with whom they name. */
export function linesOf(changes: readonly RegistryChange[]): RegistryChanges {
  const clients = new Set(changes.flatMap(({ client }) => client ?? []));
  return { changes, clients, shared: changes.filter(({ client }) => client === undefined) };
}

/** A side on which these clients run. */
export function side(registered: readonly string[], more: Partial<Standing> = {}): Standing {
  const stages = new Map(registered.map((client) => [client, "active"]));
  return { registered: new Set(registered), disabled: new Set(), stages, ...more };
}

/** Facts of acme and globex, between which something changes. */
export function factsOf(
  changes: readonly ResourceChange[],
  lines: readonly RegistryChange[],
  more: Partial<GateFacts> = {},
): GateFacts {
  const both = side(["acme", "globex"]);
  return {
    ...{ changes: changeSetOf(changes), registry: linesOf(lines), base: both, head: both },
    ...{ reachOf: () => "everyone" as const, mostDeleted: 20 },
    ...more,
  };
}
