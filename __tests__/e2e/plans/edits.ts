import type { Action } from "../../../scripts/fleet/review/changes/change-set";
import { VPN } from "../../support/fleets";
import { clientEntry, projectOf, withTombstone, type Files, type Section } from "../../support/registry";

const ACME = clientEntry(1, { network: { vpc_cidr: "10.1.0.0/16", nat_gateways: "single" } });
const NETWORK = { vpc_cidr: "10.2.0.0/16", nat_gateways: "per-zone" };
const STORAGE = {
  enable_dedicated_buckets: true,
  roles: ["logs", "data"],
  replication: { enabled: true, region: "us-west-2" },
};
const GLOBEX = clientEntry(2, { network: NETWORK, storage: STORAGE, vpn: { ...VPN.static } });
const METADATA = GLOBEX.metadata as Section;

/** Both clients before any edit. */
export const BEFORE = projectOf({ acme: ACME, globex: GLOBEX });

/** An edit of the registry, whom it touches, and what becomes of resources at least; no action at all is an empty plan. */
export interface Edit {
  readonly name: string;
  readonly files: Files;
  readonly actions: readonly Action[];
  readonly owner?: string;
}

const globex = (name: string, sections: Section, ...actions: Action[]): Edit => {
  return { name, files: projectOf({ acme: ACME, globex: { ...GLOBEX, ...sections } }), actions };
};
const metadata = (field: string, value: string): Edit =>
  globex(`another ${field}`, { metadata: { ...METADATA, [field]: value } }, "change");
const storage = (name: string, sections: Section, ...actions: Action[]): Edit =>
  globex(name, { storage: { ...STORAGE, ...sections } }, ...actions);
const vpn = (name: string, sections: Section, ...actions: Action[]): Edit =>
  globex(name, { vpn: { ...VPN.static, ...sections } }, ...actions);
const security = (name: string, sections: Section, ...actions: Action[]): Edit =>
  globex(name, { security: sections }, ...actions);

/** Edits of what foundation makes of one client, each by itself. */
export const EDITS: readonly Edit[] = [
  { name: "nothing", files: BEFORE, actions: [] },
  { name: "clients in another order", files: projectOf({ globex: GLOBEX, acme: ACME }), actions: [] },
  metadata("cost_center", "CC-9"),
  metadata("business_unit", "Others"),
  globex("another client code", { client_code: "OTHER" }, "change"),
  globex("another tier", { tier: "premium" }, "change"),
  globex("NAT in one zone", { network: { ...NETWORK, nat_gateways: "single" } }, "remove"),
  globex("no VPN", { vpn: { ...VPN.static, enabled: false } }, "remove"),
  vpn("another gateway of the client", { customer_gateway_ip: "20.40.60.81" }, "replace"),
  vpn("another network behind the VPN", { local_network_cidr: "192.168.7.0/24" }),
  vpn("VPN by BGP", { ...VPN.bgp }),
  storage("no replica", { replication: { enabled: false } }, "remove"),
  storage("replicas of data alone", { replication: { ...STORAGE.replication, roles: ["data"] } }),
  storage("a further role", { roles: ["logs", "data", "input"] }, "add"),
  storage("a role less", { roles: ["data"], replication: { enabled: false } }, "remove"),
  storage("no buckets", { enable_dedicated_buckets: false, replication: { enabled: false } }, "remove"),
  globex("a store of configurations", { apm: { config_store: true } }),
  security("database ports", { database_ports: [5432] }),
  security("custom ports", { custom_ports: [9000] }),
  globex("analytics", { compute: { analytics_enabled: true } }),
  globex("a database", { database: { postgresql_enabled: true } }),
  globex("switched off", { enabled: false }, "remove"),
  {
    name: "gone, with a tombstone",
    files: withTombstone(projectOf({ acme: ACME }), BEFORE, "globex"),
    actions: ["remove"],
  },
  {
    name: "a third client",
    files: projectOf({ acme: ACME, globex: GLOBEX, initech: clientEntry(3) }),
    actions: ["add"],
    owner: "initech",
  },
];
