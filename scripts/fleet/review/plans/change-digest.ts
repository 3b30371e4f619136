import { createHash } from "node:crypto";

import type { ResourceChange } from "../changes/change-set";
import type { Stack } from "../model/stack";
import { canonical } from "./stack-digest";

/** One address of a change set without any value: what is reviewed, and compared again before it is deployed. */
export interface ChangeMark {
  readonly stack: string;
  readonly address: string;
  /** An action, or `waits` for a stack that can't be planned before others are applied. */
  readonly action: ResourceChange["action"] | "waits";
  /** Names of what changes, sorted. */
  readonly attributes: readonly string[];
  /** sha256 of what the stack says of the address, so that other values are another change; empty for what goes. */
  readonly body: string;
}

/** A stack's changes as marks. */
export function changeMarks(changes: readonly ResourceChange[], stack: Stack): ChangeMark[] {
  const bodies = new Map(stack.resources.map(({ address, body }) => [address, body]));
  return changes.map(({ address, action, attributes }) => {
    const body = bodies.get(address.replace(/\[.*$/s, "").replace(/ \(deposed .*$/s, ""));
    return {
      stack: stack.name,
      address,
      action,
      attributes: [...new Set(attributes.map(({ path }) => path))].sort(),
      body: body === undefined || action === "remove" ? "" : sha256(canonical(body)),
    };
  });
}

/** sha256 of a change set, in hexadecimal: the same for the same changes in any order. */
export function changeDigest(marks: readonly ChangeMark[]): string {
  const lines = marks.map(({ stack, address, action, attributes, body }) =>
    JSON.stringify([stack, address, action, attributes, body]),
  );
  return sha256(lines.sort().join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
