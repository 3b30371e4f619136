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
    const set = new Set(Object.keys(body ?? {}));
    const ours = body === undefined ? paths : paths.filter((path) => set.has(topOf(path)) && !isIgnored(body, path));
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

function topOf(path: string): string {
  return path.split(".")[0]!;
}

function isIgnored({ lifecycle }: Readonly<Record<string, unknown>>, path: string): boolean {
  const { ignore_changes: ignored } = (lifecycle ?? {}) as { ignore_changes?: readonly string[] | string };
  if (typeof ignored === "string") return ignored === "all" || ignored === topOf(path);
  return (ignored ?? []).some((each) => each === path || each === topOf(path) || path.startsWith(`${each}.`));
}
