import type { Fleet } from "../../../../config/fleet";
import type { OwnTexts } from "../changes/groups-of";
import type { Sides } from "../sides/open-sides";

/** Each client's code, and how the addresses of the network begin, on either side. */
export function ownTextsOf({ base, head }: Pick<Sides, "base" | "head">): OwnTexts {
  const texts = new Map<string, Set<string>>();
  for (const fleet of [base.fleet, head.fleet])
    for (const client of fleet?.clients ?? []) {
      const known = texts.get(client.name) ?? new Set();
      for (const text of textsOf(client)) known.add(text);
      texts.set(client.name, known);
    }
  return (client) => [...(texts.get(client) ?? [])];
}

function textsOf({ clientCode, network }: Fleet["clients"][number]): string[] {
  return [clientCode, network.vpcCidr, network.vpcCidr.split(".").slice(0, 2).join(".")];
}
