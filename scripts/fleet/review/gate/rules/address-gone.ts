import type { ResourceChange } from "../../changes/change-set";
import type { Body } from "../../model/stack";
import type { GateFacts } from "../gate-facts";
import type { RuleContext } from "../rule";
import type { GateFinding } from "../verdict";
import { refusal } from "./refusal";

/**
 * Addresses that are gone though nobody asked for it. A resource that comes under another address with the same
 * arguments was renamed: Terraform would destroy and make it again, where a `moved` block keeps it.
 */
export function addressGone({ changes: { changes }, registry }: GateFacts, context: RuleContext): GateFinding[] {
  const added = new Map<string, ResourceChange>();
  for (const change of changes)
    if (change.action === "add") added.set(identityOf(change, context.after(change.stack, change.address)), change);
  return changes
    .filter(({ action }) => action === "remove")
    .flatMap((change): GateFinding[] => {
      const twin = added.get(identityOf(change, context.before(change.stack, change.address)));
      if (twin) {
        const reason = `It comes again as ${twin.address}: Terraform would destroy it and make another.`;
        const todo = `Keep it: moveFromId("${change.address}") on the resource that is ${twin.address} now.`;
        return [refusal("address-gone", change, { reason, todo })];
      }
      if (isAskedFor(change, registry)) return [];
      const reason = "It is gone, and no changed line gives it up: the code did it.";
      return [refusal("address-gone", change, { reason, todo: "Bring it back, or say in an approval why it may go." })];
    });
}

function isAskedFor({ owner }: ResourceChange, { clients, shared }: GateFacts["registry"]): boolean {
  return shared.length > 0 || (owner === undefined ? clients.size > 0 : clients.has(owner));
}

/** Arguments that say when and how, not what. */
const META: ReadonlySet<string> = new Set(["depends_on", "lifecycle", "provider"]);

/** What a resource is, whatever it and others are called: stack, owner, type and its own arguments; unknown ones are like no others. */
function identityOf({ stack, owner = "", type, address }: ResourceChange, body: Body | undefined): string {
  const own = body === undefined ? address : Object.entries(body).filter(([name]) => !META.has(name));
  return JSON.stringify([stack, owner, type, own], (_, value: unknown) =>
    typeof value === "string" && value.includes("${") ? "${}" : value,
  );
}
