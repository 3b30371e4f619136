import type { StackDocument } from "../terraform/synthesize";

/** Which part of the bootstrap stack is provisioned: all of it, the state's place, or what clients share (S0-09, S0-10). */
export type Part = "all" | "backend" | "observability";

/** The state's place by the names of its constructs; what is not of it is shared by clients. */
const BACKEND = /^[a-z0-9_]+\.(state_|parameters_backend-)/;

/**
 * The addresses of a part, for Terraform's -target; undefined for all. Terraform would add what a target refers to, so
 * what refers to the other part is left for the run that makes everything: no part touches the other or destroys
 * it.
 */
export function targetsOf(stack: StackDocument, part: Part): string[] | undefined {
  if (part === "all") return undefined;
  const texts = new Map(
    Object.entries(stack.resource ?? {}).flatMap(([type, bodies]) =>
      Object.entries(bodies).map(([id, body]): [string, string] => [`${type}.${id}`, JSON.stringify(body)]),
    ),
  );
  const targets = new Set([...texts.keys()].filter((address) => BACKEND.test(address) === (part === "backend")));
  const refersOut = (address: string): boolean =>
    [...texts.keys()].some((other) => !targets.has(other) && refersTo(texts.get(address)!, other));
  // Again and again: what was left out must not come back by what refers to it.
  for (let out = [...targets].filter(refersOut); out.length > 0; out = [...targets].filter(refersOut))
    for (const address of out) targets.delete(address);
  return [...targets].sort();
}

/** An expression goes on with an attribute, a dependency ends there. */
function refersTo(text: string, address: string): boolean {
  return text.includes(`${address}.`) || text.includes(`"${address}"`);
}
