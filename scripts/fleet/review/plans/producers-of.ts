import type { Stack } from "../model/stack";

/** The stacks whose states a stack reads: those of its layer's producers, a client's own ones where it is a client's. */
export function producersOf({ owner, resources }: Stack): ReadonlySet<string> {
  const layers = resources.filter(({ type }) => type === "terraform_remote_state").map(({ id }) => id);
  return new Set(layers.map((layer) => (owner === undefined ? layer : `${layer}-${owner}`)));
}
