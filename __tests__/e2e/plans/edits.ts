import type { LayerName } from "../../../config/layers";
import type { Action } from "../../../scripts/fleet/review/changes/change-set";
import { VPN } from "../../support/fleets";
import { clientEntry, projectOf, withTombstone, type Files, type Section } from "../../support/registry";
import type { CodeChange } from "./planner";

const ACME = clientEntry(1, { network: { vpc_cidr: "10.1.0.0/16", nat_gateways: "single" } });
const NETWORK = { vpc_cidr: "10.2.0.0/16", nat_gateways: "per-zone" };
const STORAGE = {
  enable_dedicated_buckets: true,
  roles: ["logs", "data"],
  replication: { enabled: true, region: "us-west-2" },
};
const GLOBEX = clientEntry(2, {
  network: NETWORK,
  storage: STORAGE,
  vpn: { ...VPN.static },
  compute: { analytics_enabled: true },
});

/** Both clients before any edit. */
export const BEFORE = projectOf({ acme: ACME, globex: GLOBEX });

/** An edit of registry or code, whom it touches, and what becomes of resources at least; no action at all is an empty plan. */
export interface Edit {
  readonly name: string;
  readonly files: Files;
  readonly actions: readonly Action[];
  /** Foundation unless said. */
  readonly layer?: LayerName;
  readonly code?: CodeChange;
  /** globex unless said. */
  readonly owner?: string;
  /** Who is touched beside the owner. */
  readonly also?: string;
  /** `rule owner` of all that the gate refuses; nothing unless said. */
  readonly refused?: readonly string[];
  /** Terraform itself refuses to destroy what is protected. */
  readonly stops?: boolean;
}

/** An edit of globex' sections. */
export function edited(name: string, sections: Section, ...actions: Action[]): Edit {
  return { name, files: projectOf({ acme: ACME, globex: { ...GLOBEX, ...sections } }), actions };
}

const storage = (name: string, sections: Section, ...actions: Action[]): Edit =>
  edited(name, { storage: { ...STORAGE, ...sections } }, ...actions);
const vpn = (name: string, sections: Section, ...actions: Action[]): Edit =>
  edited(name, { vpn: { ...VPN.static, ...sections } }, ...actions);
const acme = (name: string, sections: Section, ...actions: Action[]): Edit => {
  return { name, files: projectOf({ acme: { ...ACME, ...sections }, globex: GLOBEX }), actions, owner: "acme" };
};
const refused = (edit: Edit, ...rules: readonly string[]): Edit => {
  return { ...edit, refused: rules.map((rule) => `${rule} ${edit.owner ?? "globex"}`) };
};
/** What the layers above foundation lose with a switch, each with what the gate refuses of it. */
const above = (edit: Edit, rules: Readonly<Partial<Record<LayerName, readonly string[]>>>): Edit[] =>
  Object.entries(rules).map(([layer, each]) => {
    return { ...refused(edit, ...each), name: `${edit.name}: ${layer}`, layer: layer as LayerName };
  });
const GONE: Edit = {
  name: "gone, with a tombstone",
  files: withTombstone(projectOf({ acme: ACME }), BEFORE, "globex"),
  actions: ["remove"],
};
const OFF = edited("switched off", { enabled: false }, "remove");
const NO_CLUSTER = edited("no cluster", { eks: { enabled: false } }, "remove");

/** Edits of what foundation makes of one client, each by itself. */
export const EDITS: readonly Edit[] = [
  { name: "clients in another order", files: projectOf({ globex: GLOBEX, acme: ACME }), actions: [] },
  edited("another cost centre", { metadata: { ...(GLOBEX.metadata as Section), cost_center: "CC-9" } }, "change"),
  edited("another client code", { client_code: "OTHER" }, "change"),
  refused(edited("NAT in one zone", { network: { ...NETWORK, nat_gateways: "single" } }, "remove"), "stateful-removed"),
  refused(edited("no VPN", { vpn: { ...VPN.static, enabled: false } }, "remove"), "stateful-removed"),
  refused(vpn("another gateway of the client", { customer_gateway_ip: "20.40.60.81" }, "replace"), "stateful-replaced"),
  vpn("another network behind the VPN", { local_network_cidr: "192.168.7.0/24" }),
  { ...vpn("VPN by BGP", { ...VPN.bgp }), stops: true },
  { ...vpn("another network within a tunnel", { tunnel1_inside_cidr: "169.254.20.0/30" }), stops: true },
  refused(
    storage("no replica", { replication: { enabled: false } }, "remove"),
    "protection-weakened",
    "stateful-removed",
  ),
  storage("a further role", { roles: ["logs", "data", "input"] }, "add"),
  refused(
    storage("no buckets", { enable_dedicated_buckets: false, replication: { enabled: false } }, "remove"),
    "stateful-removed",
    "too-many-deleted",
  ),
  { ...storage("replicas elsewhere", { replication: { enabled: true, region: "us-west-1" } }), stops: true },
  storage("events of uploads", { roles: ["logs", "data", "input"], notify_suffixes: [".pdf"] }, "add"),
  // Only Terraform knows of it, which says nothing of it in its plans.
  refused(edited("no protection", { deletion_protection: false }), "protection-weakened"),
  refused(edited("a store of configurations", { apm: { config_store: true } }), "grant-widened"),
  acme("acme: buckets", { storage: { enable_dedicated_buckets: true } }, "add"),
  edited("custom ports", { security: { custom_ports: [9000] } }),
  { ...NO_CLUSTER, actions: [] },
  refused(acme("acme: switched off", { enabled: false }, "remove"), "stateful-removed", "too-many-deleted"),
  refused(OFF, "stateful-removed", "too-many-deleted"),
  refused(GONE, "client-gone", "stateful-removed", "too-many-deleted"),
  {
    name: "a third client",
    files: projectOf({ acme: ACME, globex: GLOBEX, initech: clientEntry(3) }),
    actions: ["add"],
    owner: "initech",
  },
];

/** What becomes of the layers above where foundation is as it was. */
export const EDITS_ABOVE: readonly Edit[] = [
  ...above(OFF, {
    platform: ["stateful-removed", "too-many-deleted"],
    database: ["stateful-removed", "too-many-deleted"],
    compute: ["stateful-removed"],
    "cluster-services": ["stateful-removed"],
    observability: ["protection-weakened", "stateful-removed", "too-many-deleted"],
  }),
  ...above(NO_CLUSTER, {
    platform: ["stateful-removed", "too-many-deleted"],
    "cluster-services": ["stateful-removed"],
    observability: ["stateful-removed", "too-many-deleted"],
  }),
  ...above(GONE, { platform: ["client-gone", "stateful-removed", "too-many-deleted"] }),
  ...above(edited("larger node groups", { eks: { max_size: 9 } }, "change"), { platform: [] }),
  ...above(edited("no database", { database: { enabled: false } }, "remove"), {
    database: ["stateful-removed", "too-many-deleted"],
  }),
  ...above(edited("no copy of the database", { database: { replica_enabled: false } }, "remove"), {
    database: ["stateful-removed"],
  }),
  ...above(edited("no analytics", { compute: {} }, "remove"), { compute: ["stateful-removed"] }),
];
