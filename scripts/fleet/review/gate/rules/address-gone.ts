import type { ResourceChange } from "../../changes/change-set";
import type { GateFacts } from "../gate-facts";
import type { RuleContext } from "../rule";
import type { GateFinding } from "../verdict";
import { identitiesOf } from "./identities-of";
import { refusal } from "./refusal";

/**
 * Addresses that are gone though nobody asked for it. A resource that comes under another address with the same
 * arguments was renamed: Terraform would destroy and make it again, where a `moved` block keeps it.
 */
export function addressGone({ changes: { changes }, registry }: GateFacts, context: RuleContext): GateFinding[] {
  const of = (action: ResourceChange["action"]): ResourceChange[] => changes.filter((each) => each.action === action);
  const [removed, added] = [of("remove"), of("add")];
  const before = identitiesOf(removed, (stack, address) => context.before(stack, address));
  const after = identitiesOf(added, (stack, address) => context.after(stack, address));
  const twins = new Map(added.map((change) => [after(change), change]));
  return removed.flatMap((change): GateFinding[] => {
    const twin = twins.get(before(change));
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
