import type { ResourceChange } from "../../changes/change-set";
import type { Body } from "../../model/stack";
import type { RuleContext } from "../rule";

/** A change with the resource's arguments on both sides; undefined where it is not there. */
export interface Sides {
  readonly change: ResourceChange;
  readonly before: Body | undefined;
  readonly after: Body | undefined;
}

/** Every change with both sides. */
export function sidesOf(changes: readonly ResourceChange[], context: RuleContext): Sides[] {
  return changes.map((change) => {
    const { stack, address, action } = change;
    const after = action === "remove" ? undefined : context.after(stack, address);
    // What only goes to another state is as it was.
    const isMoved = change.movedFromStack !== undefined && change.attributes.length === 0;
    const before = action === "add" ? undefined : isMoved ? after : context.before(stack, address);
    return { change, before, after };
  });
}
