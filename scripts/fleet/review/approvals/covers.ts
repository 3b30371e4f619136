import { APPROVABLE_RULES } from "../../../../config/catalogue/gate-rules";
import type { GateFinding } from "../gate/verdict";
import type { Approval } from "./approval";
import { matchesAddress } from "./matches-address";

/** Whether an approval, were it in time, lets a finding pass: by its rule, and by all that it names. */
export function covers({ rule, addresses, clients }: Approval, finding: GateFinding): boolean {
  const { address, owner } = finding;
  if (finding.severity !== "refused" || finding.rule !== rule || !APPROVABLE_RULES.some((id) => id === rule))
    return false;
  if (addresses === undefined && clients === undefined) return false;
  if (addresses && !(address !== undefined && addresses.some((each) => matchesAddress(each, address)))) return false;
  return clients === undefined || clients === "everyone" || (owner !== undefined && clients.includes(owner));
}

/** Whether it is for every client, or for addresses of no one in particular: a verdict says so. */
export function isWide({ addresses, clients }: Approval): boolean {
  return clients === "everyone" || (addresses?.some(isOfNobody) ?? false);
}

/** Whether what follows the type (`aws_instance.`) begins with a wildcard, or the type itself has one and nothing follows. */
function isOfNobody(pattern: string): boolean {
  return /^[^.]*\*[^.]*$|^[^.]*\.\*[^\w]*$/.test(pattern);
}
