import { createHash } from "node:crypto";

import { canonicalJson } from "../model/canonical-json";
import type { Stack } from "../model/stack";

/** sha256 of what a stack says, in hexadecimal: the same whatever the order, form and comments of its file. */
export function stackDigest({ terraform, providers, resources, outputs, moves, imports }: Stack): string {
  const hash = createHash("sha256");
  for (const part of [terraform, providers, outputs, moves, imports]) hash.update(`${canonicalJson(part)}\n`);
  const byAddress = [...resources].sort((a, b) => (a.address < b.address ? -1 : 1));
  for (const { address, body } of byAddress) hash.update(`${address}${canonicalJson(body)}\n`);
  return hash.digest("hex");
}
