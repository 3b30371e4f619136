import type { ResourceChange } from "../../changes/change-set";
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
        const todo = `Keep it: new MovedBlock, from ${change.address} to ${twin.address} (CONTRIBUTING.md).`;
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

/** What a resource is, whatever it is called: stack, owner, type and arguments without references to others. */
function identityOf({ stack, owner = "", type }: ResourceChange, body: unknown): string {
  return JSON.stringify([stack, owner, type, body], (_, value: unknown) =>
    typeof value === "string" && value.includes("${") ? "${}" : value,
  );
}
