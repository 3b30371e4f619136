import { addressesOf } from "../../scripts/fleet/review/addresses/addresses-of";
import type { StackDocument } from "../support/synth";

/** How a stack's addresses differ from the committed list, and what to do about each difference. */
export function addressChanges(stack: string, document: StackDocument, committed: readonly string[]): string[] {
  const now = addressesOf(JSON.stringify(document));
  const moved = new Map((document.moved ?? []).map(({ from, to }) => [from, to]));
  const gone = committed.filter((address) => !now.includes(address) && !now.includes(moved.get(address) ?? ""));
  const fresh = now.filter((address) => !committed.includes(address));
  const renamed = committed.filter((address) => !now.includes(address) && now.includes(moved.get(address) ?? ""));
  return [
    ...gone.map((address) => `${stack}: ${address} is gone. ${advice(address)}`),
    ...renamed.map((address) => `${stack}: ${address} moved to ${moved.get(address)!}: npm run generate`),
    ...fresh.map((address) => `${stack}: ${address} is not in the list: npm run generate`),
  ];
}

/** Losing an address means destruction, unless Terraform is told where its object is now. */
function advice(address: string): string {
  if (address.startsWith("output.")) return "Whoever reads it must stop first; then npm run generate";
  if (address.startsWith("data.")) return "If nothing reads it any more: npm run generate";
  return "Where it was deployed it would be destroyed: add a moved entry if it only has a new address; then npm run generate";
}
