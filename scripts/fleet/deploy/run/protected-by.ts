import { listed } from "../../terminal/listed";

const PROTECTED = /Resource (?<address>\S+) has lifecycle\.prevent_destroy set/g;

/** What of Terraform's refusals is protection, with the way to lift it; undefined where none of them is. */
export function protectedBy(text: string): string | undefined {
  // Terraform breaks long lines and draws a bar beside its errors.
  const flat = text.replace(/[\s│╷╵]+/g, " ");
  const addresses = [...new Set([...flat.matchAll(PROTECTED)].map(({ groups }) => groups!.address!))].sort();
  if (addresses.length === 0) return undefined;
  const way =
    "deletion_protection: false for the client (state.prevent_destroy: false for bootstrap's), deployed as a change of its own, lifts it";
  return `protected from being destroyed: ${way}:${listed(addresses)}`;
}
