import { FILES } from "../../../../../config/registry";
import type { GateFacts } from "../gate-facts";
import type { GateFinding } from "../verdict";

/** Fields of a client that nothing can change under what runs, and why. */
const IMMUTABLE: readonly { readonly path: RegExp; readonly why: string }[] = [
  {
    path: /^network\.(vpc_cidr|cidr_offset)$/,
    why: "a VPC keeps its block: network and all that is in it would be made anew",
  },
  {
    path: /^placement\.(environment|region)$/,
    why: "everything would be made anew elsewhere, and the old be destroyed",
  },
  {
    path: /^also_in\b.*\.(environment|region|vpc_cidr)$/,
    why: "that deployment would be made anew, and the old be destroyed",
  },
  { path: /^database\.postgres_version$/, why: "machines refuse data of another major version" },
  { path: /^storage\.replication\.region$/, why: "copies stay in the old region, and nobody looks after them" },
];

/** The same for what all clients of a target share. */
const SHARED_IMMUTABLE: readonly { readonly path: RegExp; readonly why: string }[] = [
  {
    path: /^environments\.[^.]+\.regions\.[^.]+\.availability_zones\b/,
    why: "subnets keep their zone: they would be made anew",
  },
  {
    path: /^environments\.[^.]+\.(account_id|home_region|state_bucket|lock_table)$/,
    why: "the states would be looked for elsewhere",
  },
  { path: /^project$/, why: "all names, buckets among them, are made from it" },
  { path: /^kubernetes\.service_ipv4_cidr$/, why: "a cluster keeps its service range: it would be made anew" },
  { path: /^dns\.parent_zone$/, why: "zones keep their names: they would be made anew" },
  { path: /^state\.layout$/, why: "every resource moves to another state" },
];

/** Lines that can't change while their client runs: they would pass Terraform's plan as a destruction. */
export function immutableChanged({ registry, base }: GateFacts): GateFinding[] {
  return registry.changes.flatMap(({ file, path, client, kind, line, column }): GateFinding[] => {
    if (kind === "added") return [];
    const of = client === undefined ? SHARED_IMMUTABLE : runs(client, base) && file === "clients" ? IMMUTABLE : [];
    const inner = client === undefined ? path : path.replace(`clients.${client}.`, "");
    const fact = of.find((each) => each.path.test(inner));
    if (!fact) return [];
    return [
      {
        rule: "immutable-changed",
        severity: "refused",
        ...(client === undefined ? {} : { owner: client }),
        attribute: path,
        source: `${FILES[file]}:${line}:${column}`,
        reason: `${path} can't change under what runs: ${fact.why}.`,
        todo: "Take it back; or make a new client, move what it holds, and let the old one go (docs/runbooks/offboard-client.md).",
      },
    ];
  });
}

function runs(client: string, { registered, disabled }: GateFacts["base"]): boolean {
  return registered.has(client) && !disabled.has(client);
}
