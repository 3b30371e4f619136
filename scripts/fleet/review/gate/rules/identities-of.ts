import { createHash } from "node:crypto";

import type { ResourceChange } from "../../changes/change-set";
import { referencesIn } from "../../model/references";
import type { Body } from "../../model/stack";

/** Arguments that say when and how, not what. */
const META: ReadonlySet<string> = new Set(["depends_on", "lifecycle", "provider"]);

/**
 * Tells of resources that come or go what each is, whatever it is called: stack, owner, type and arguments. What it refers
 * to is named by its address where it stays, and by what it is where it comes or goes, too; whose arguments nobody knows
 * is like no other.
 */
export function identitiesOf(
  changes: readonly ResourceChange[],
  bodyOf: (stack: string, address: string) => Body | undefined,
): (change: ResourceChange) => string {
  const byAddress = new Map(changes.map((change) => [`${change.stack} ${change.address}`, change]));
  const known = new Map<ResourceChange, string>();
  const identityOf = (change: ResourceChange): string => {
    const found = known.get(change);
    if (found !== undefined) return found;
    const { stack, owner = "", type, address } = change;
    // Until it is known: two that refer to each other don't end.
    known.set(change, type);
    const body = bodyOf(stack, address);
    const own = body === undefined ? address : Object.entries(body).filter(([name]) => !META.has(name));
    const text = JSON.stringify([stack, owner, type, own], (_, value: unknown) =>
      typeof value === "string" ? withIdentities(value, stack) : value,
    );
    // Whole texts within each other would grow with each reference.
    const identity = createHash("sha256").update(text).digest("hex");
    known.set(change, identity);
    return identity;
  };
  const withIdentities = (text: string, stack: string): string => {
    const moving = referencesIn(text).flatMap(({ address }) => {
      const change = byAddress.get(`${stack} ${address}`);
      return change ? [[address, identityOf(change)] as const] : [];
    });
    return moving.reduce((all, [address, identity]) => all.replace(mentionsOf(address), identity), text);
  };
  return identityOf;
}

/** The address where it isn't the beginning of a longer one. */
function mentionsOf(address: string): RegExp {
  return new RegExp(`${address.replaceAll(".", "\\.")}(?![\\w-])`, "g");
}
