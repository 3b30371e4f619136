import { isPlainMap } from "../../../../../config/reading/plain-map";
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
  { path: /^environments\.[^.]+\.parent_zone$/, why: "zones keep their names: they would be made anew" },
  { path: /^project$/, why: "all names, buckets among them, are made from it" },
  { path: /^kubernetes\.service_ipv4_cidr$/, why: "a cluster keeps its service range: it would be made anew" },
  { path: /^dns\.parent_zone$/, why: "zones keep their names: they would be made anew" },
  { path: /^state\.layout$/, why: "every resource moves to another state" },
];

/** Sections of which a new or vanished one is another deployment or target, and not a change of one. */
const WHOLE = /^(also_in|environments)\b/;

/**
 * Lines that can't change while their client runs: they would pass Terraform's plan as a destruction. A line that comes or
 * goes may say what was so anyway, so that it counts where something is lost.
 */
export function immutableChanged(facts: GateFacts): GateFinding[] {
  return facts.registry.changes.flatMap((change): GateFinding[] => {
    const { file, client, line, column } = change;
    if (client !== undefined && !(runs(client, facts.base) && file === "clients")) return [];
    const start = client === undefined ? "" : `clients.${client}.`;
    if (!change.path.startsWith(start)) return [];
    const isTold = change.kind === "changed" || loses(facts, client);
    const inner = change.path.slice(start.length);
    return pathsIn(inner, change.after ?? change.before).flatMap((path): GateFinding[] => {
      const fact = (client === undefined ? SHARED_IMMUTABLE : IMMUTABLE).find((each) => each.path.test(path));
      if (!fact || !isTold) return [];
      return [
        {
          rule: "immutable-changed",
          severity: "refused",
          ...(client === undefined ? {} : { owner: client }),
          attribute: `${start}${path}`,
          source: `${FILES[file]}:${line}:${column}`,
          reason: `${start}${path} can't change under what runs: ${fact.why}.`,
          todo: "Take it back; or make a new client, move what it holds, and let the old one go (docs/runbooks/offboard-client.md).",
        },
      ];
    });
  });
}

/** The settings within a section that came or went whole. */
function pathsIn(path: string, value: unknown): string[] {
  if (!isPlainMap(value) || WHOLE.test(path)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(`${path}.${key}`, inner));
}

/** Whether something goes or is made anew: of a client, or of anybody with what all share. */
function loses({ changes: { changes } }: GateFacts, client: string | undefined): boolean {
  return changes.some(
    ({ action, owner }) => (action === "remove" || action === "replace") && (client === undefined || owner === client),
  );
}

function runs(client: string, { registered, disabled }: GateFacts["base"]): boolean {
  return registered.has(client) && !disabled.has(client);
}
