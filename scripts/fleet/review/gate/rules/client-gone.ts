import type { GateFacts } from "../gate-facts";
import type { GateFinding } from "../verdict";

/** The way out that keeps what must be kept, for the finding of whoever took a shorter one. */
const INSTEAD = [
  "Put the block back, then follow docs/runbooks/offboard-client.md:",
  "set deletion_protection: false, and status: offboarding with offboarding_date in cidr-registry.yaml, and run `npx fleet deploy`;",
  "set enabled: false and deploy again, which destroys;",
  "then take the block out of clients.yaml and set status: decommissioned with decommissioned_date in cidr-registry.yaml.",
].join(" ");

/** For whoever is switched off, and leaves before anybody saw to what AWS keeps. */
const FIRST = [
  "Put the block back, and set status: offboarding with offboarding_date in cidr-registry.yaml: a change of its own;",
  "see that nothing is left (docs/runbooks/offboard-client.md), and then take the block out.",
].join(" ");

/**
 * Who left the registry without having been switched off before, without having been on his way out in the ledger, or
 * without a tombstone that keeps the address block.
 */
export function clientGone({ base, head }: GateFacts): GateFinding[] {
  return [...base.registered]
    .filter((client) => !head.registered.has(client))
    .sort()
    .flatMap((client): GateFinding[] => {
      const stage = head.stages.get(client);
      const at = { rule: "client-gone", owner: client, source: "config/clients.yaml" } as const;
      if (!base.disabled.has(client)) {
        const reason = `${client} is gone from the registry, and was not switched off before: all that it has would be destroyed at once.`;
        return [{ ...at, severity: "refused", reason, todo: INSTEAD }];
      }
      const before = base.stages.get(client);
      if (before !== "offboarding") {
        const reason = `${client} is gone from the registry, and the ledger never had it as offboarding${before === undefined ? "" : `, but as ${before}`}: nobody has said that nothing is left of it.`;
        return [{ ...at, severity: "refused", reason, todo: FIRST }];
      }
      if (stage !== "decommissioned") {
        const ledger = stage === undefined ? "has no entry left" : `is still ${stage}`;
        const reason = `${client} is gone from the registry, and in the ledger it ${ledger}: its address block would be given away while routes and peers may still know it.`;
        const todo = "Set status: decommissioned and decommissioned_date in cidr-registry.yaml.";
        return [{ ...at, severity: "refused", reason, todo }];
      }
      const reason = `${client} has left: switched off before, and its block stays taken.`;
      return [{ ...at, severity: "note", reason, todo: "Nothing is left to do." }];
    });
}
