import type { FileName } from "../../../../config/registry";
import type { Path } from "../../../../config/reading/path";

/** What the order of a list says. */
export type ListOrder =
  /** Nothing: a set. */
  | { readonly kind: "set" }
  /** Nothing but among those that share a value: items are known by their keys, wherever they stand. */
  | { readonly kind: "keyed"; readonly keys: readonly string[]; readonly orderedWithin?: string }
  /** Something, as is assumed of every list that isn't named here. */
  | { readonly kind: "list" };

const SET: ListOrder = { kind: "set" };
const PLACES = ["environment", "region"] as const;

/**
 * Lists whose order says nothing: the synth is the same for each order, byte for byte. All others are ordered: zones
 * become subnets one by one, EC2 takes the first instance type that it has, and PostgreSQL listens on the first port.
 */
const ORDERS: Readonly<Record<FileName, Readonly<Record<string, ListOrder>>>> = {
  clients: {
    // The first of an environment has the client's zone; those after it have their region in theirs.
    "clients.*.also_in": { kind: "keyed", keys: PLACES, orderedWithin: "environment" },
    "clients.*.security.custom_ports": SET,
    "clients.*.storage.replication.roles": SET,
    "clients.*.storage.intelligent_tiering_roles": SET,
    "clients.*.apm.types": SET,
  },
  ledger: {
    "clients.*.also_in": { kind: "keyed", keys: PLACES },
    reserved: { kind: "keyed", keys: ["cidr"] },
  },
  platform: {
    "kubernetes.admin_role_arns": SET,
    "github.existing_oidc_provider": SET,
  },
};

/** What the order of the list at a path says. */
export function orderOf(file: FileName, path: Path): ListOrder {
  const pattern = path.map((step, at) => (at === 1 && path[0] === "clients" ? "*" : step)).join(".");
  return ORDERS[file][pattern] ?? { kind: "list" };
}

/** The lists whose order says nothing at all, by file. */
export function setsOf(file: FileName): string[] {
  return Object.entries(ORDERS[file]).flatMap(([path, { kind }]) => (kind === "set" ? [path] : []));
}
