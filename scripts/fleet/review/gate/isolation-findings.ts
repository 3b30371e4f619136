import type { Breach } from "../isolation/breach";
import type { Isolation } from "../isolation/isolation-of";
import type { GateFinding } from "./verdict";

/** Where clients take in each other's things, as findings. */
export function isolationFindings({ breaches }: Isolation): GateFinding[] {
  return breaches.map(({ leak, stack, address, path, owner, other }: Breach) => ({
    rule: "isolation",
    severity: "refused",
    stack,
    address,
    ...(owner === undefined ? {} : { owner }),
    attribute: path,
    reason: `It takes in something of ${other ?? "everybody"} (${leak}).`,
    todo: "npx fleet isolation tells what; nothing of one client may reach another.",
  }));
}
