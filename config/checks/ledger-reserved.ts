import type { Path } from "../reading/path";
import { blockOf, type Registry } from "../registry";
import type { ReservedBlock } from "../schema/address-space";

/** The blocks that the ledger keeps for others than clients, in its order, each with where it stands; those that can't be read are left out. */
export function reservedInLedger(ledger: Registry["ledger"]): (ReservedBlock & { readonly path: Path })[] {
  return (ledger?.reserved ?? []).flatMap((each, index) => {
    const block = blockOf(each?.cidr);
    return block ? [{ block, reason: each?.reason ?? "reserved", path: ["reserved", index, "cidr"] }] : [];
  });
}
