import { createHash } from "node:crypto";

import type { Stack } from "../model/stack";

/** sha256 of what a stack says, in hexadecimal: the same whatever the order, form and comments of its file. */
export function stackDigest({ terraform, providers, resources, outputs, moves, imports }: Stack): string {
  const hash = createHash("sha256");
  for (const part of [terraform, providers, outputs, moves, imports]) hash.update(`${canonical(part)}\n`);
  const byAddress = [...resources].sort((a, b) => (a.address < b.address ? -1 : 1));
  for (const { address, body } of byAddress) hash.update(`${address}${canonical(body)}\n`);
  return hash.digest("hex");
}

/** JSON with the keys of every object in one order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
