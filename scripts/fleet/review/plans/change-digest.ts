import type { ResourceChange } from "../changes/change-set";
import type { Stack } from "../model/stack";
import type { PlanDocument } from "./plan-document";
import { canonicalJson } from "../model/canonical-json";
import { textDigest } from "./text-digest";

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

/** A plan of a stack as marks: what becomes of resources, and of what the stack tells those above it. */
export function changeMarks(
  changes: readonly ResourceChange[],
  { output_changes: outputs = {} }: PlanDocument,
  stack: Stack,
): ChangeMark[] {
  return [...resourceMarks(changes, stack), ...Object.entries(outputs).flatMap((each) => outputMark(each, stack))];
}

const OUTPUT_ACTIONS: Readonly<Record<string, ChangeMark["action"]>> = {
  create: "add",
  update: "change",
  delete: "remove",
};

function outputMark([name, { actions }]: [string, { actions: readonly string[] }], stack: Stack): ChangeMark[] {
  if (actions.join() === "no-op") return [];
  const body = stack.outputs.filter((each) => each.name === name).map(({ owner, value }) => ({ owner, value }));
  const action = OUTPUT_ACTIONS[actions.join()] ?? "replace";
  const hashed = body.length === 0 ? "" : textDigest(canonicalJson(body));
  return [{ stack: stack.name, address: `output.${name}`, action, attributes: [], body: hashed }];
}

function resourceMarks(changes: readonly ResourceChange[], stack: Stack): ChangeMark[] {
  const bodies = new Map(stack.resources.map(({ address, body }) => [address, body]));
  return changes.map(({ address, action, attributes }) => {
    const body = bodies.get(address.replace(/\[.*$/s, "").replace(/ \(deposed .*$/s, ""));
    return {
      stack: stack.name,
      address,
      action,
      attributes: [...new Set(attributes.map(({ path }) => path))].sort(),
      body: body === undefined || action === "remove" ? "" : textDigest(canonicalJson(body)),
    };
  });
}

/** sha256 of a change set, in hexadecimal: the same for the same changes in any order. */
export function changeDigest(marks: readonly ChangeMark[]): string {
  const lines = marks.map(({ stack, address, action, attributes, body }) =>
    JSON.stringify([stack, address, action, attributes, body]),
  );
  return textDigest(lines.sort().join("\n"));
}
