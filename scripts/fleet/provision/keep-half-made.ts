import { parseJson } from "../terminal/parse-json";
import { note } from "../terminal/print";
import type { Terraform } from "./terraform";

interface State {
  readonly resources?: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly status?: string }[];
  }[];
}

/**
 * Whatever was made, but not to its end, is marked "tainted" by Terraform, which would destroy it and make it again: an
 * interrupted or refused call would cost a bucket, or never be got over where the bucket is protected. Everything of
 * bootstrap can be put to its end instead, so the mark is taken away (G9).
 */
export async function keepHalfMade(terraform: Terraform): Promise<void> {
  for (const address of halfMade(await terraform(["state", "pull"], "data"))) {
    note(`${address} was made, but not to its end: it is gone on with`);
    await terraform(["untaint", address]);
  }
}

/** Addresses of what a state calls tainted; before the first apply there is no state. */
export function halfMade(state: string): string[] {
  const { resources = [] } = state.trim() === "" ? {} : parseJson<State>(state, "terraform state pull");
  return resources
    .filter(({ instances }) => instances.some(({ status }) => status === "tainted"))
    .map(({ type, name }) => `${type}.${name}`);
}
