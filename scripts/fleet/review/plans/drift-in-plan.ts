import type { GateFinding } from "../gate/verdict";
import { ownerOf } from "../model/owner";
import type { Stack } from "../model/stack";
import { blockAddress } from "./changes-in-plan";
import type { PlanDocument } from "./plan-document";
import { plannedAction } from "./planned-action";
import { plannedAttributes } from "./planned-attributes";

/**
 * What was changed in AWS beside Terraform, an address each. Refused where something is gone or differs in what the stack
 * sets; attributes that AWS alone gives, and those that the stack ignores, are for the reader.
 */
export function driftInPlan(
  plan: PlanDocument,
  stack: Stack,
  clients: ReadonlySet<string>,
  source: string,
): GateFinding[] {
  const bodies = new Map(stack.resources.map(({ address, body }) => [address, body]));
  return (plan.resource_drift ?? []).flatMap((each): GateFinding[] => {
    const action = plannedAction(each);
    // A resource that only got another address.
    if (action === undefined) return [];
    const body = bodies.get(blockAddress(each));
    const paths = action === "change" ? plannedAttributes(each, undefined).map(({ path }) => path) : [];
    const ours = body === undefined ? paths : paths.filter((path) => isSet(body, path) && !isIgnored(body, path));
    const refused = action !== "change" || ours.length > 0;
    const shown = refused ? ours : paths;
    if (action === "change" && paths.length === 0) return [];
    const owner = ownerOf(each.name, clients);
    return [
      {
        rule: "drift",
        severity: refused ? "refused" : "note",
        stack: stack.name,
        address: each.address,
        ...(owner !== undefined && { owner }),
        ...(shown.length > 0 && { attribute: shown.join(", ") }),
        source,
        reason: action === "remove" ? "it is gone from AWS" : "it was changed in AWS, not by Terraform",
        todo: refused
          ? "put it right in AWS or take it into the configuration, then plan again"
          : "nothing: Terraform leaves it alone",
      },
    ];
  });
}

/** Whether a stack sets what is at a path. Of lists and tags it says which there are, of blocks only what it writes. */
function isSet(body: Readonly<Record<string, unknown>>, path: string): boolean {
  let value: unknown = body;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return true;
    // A block that is there once may be written without its list.
    if (/^\d+$/.test(key) && !Array.isArray(value)) continue;
    if (!Object.hasOwn(value, key)) return Array.isArray(value) || path.startsWith("tags.");
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}

function topOf(path: string): string {
  return path.split(".")[0]!;
}

function isIgnored({ lifecycle }: Readonly<Record<string, unknown>>, path: string): boolean {
  const { ignore_changes: ignored } = (lifecycle ?? {}) as { ignore_changes?: readonly string[] | string };
  if (typeof ignored === "string") return ignored === "all" || ignored === topOf(path);
  return (ignored ?? []).some((each) => each === path || each === topOf(path) || path.startsWith(`${each}.`));
}
