import type { Fleet } from "../../../../config/fleet";
import { stackName, stackParts } from "../../../../config/layers";
import type { Synthesis } from "../../review/model/synthesis";
import { producersOf } from "../../review/plans/producers-of";
import type { ChosenParts } from "../chosen-parts";
import { planDestroy, type PlanDestroyProps } from "./plan-destroy";

/**
 * A sentence for each stack that would go and that one which is not chosen still stands on: the latter could not be
 * destroyed any more. One whose end can't be planned may hold something.
 */
export async function standingOn(
  { layers, clients }: ChosenParts,
  fleet: Fleet,
  going: ReadonlyMap<string, readonly string[]>,
  synthesis: Synthesis,
  props: Omit<PlanDestroyProps, "stacks" | "planned" | "check">,
): Promise<string[]> {
  const readers = stackParts(fleet)
    .filter(({ layer, client }) => !layers.includes(layer) && (client === undefined || clients?.has(client) !== false))
    .flatMap(({ layer, client }) => synthesis.stack(stackName(layer, client)) ?? [])
    .filter((stack) => [...producersOf(stack)].some((name) => going.has(name)));
  const planned = (): void => undefined;
  const { going: holding, refusals } = await planDestroy({
    ...props,
    stacks: readers,
    planned,
    check: () => undefined,
  });
  const standing = readers.filter(
    ({ name }) => holding.has(name) || refusals.some((each) => each.startsWith(`${name}: `)),
  );
  return standing.map((stack) => {
    const below = [...producersOf(stack)].filter((name) => going.has(name));
    return `${stack.name} stands on ${below.join(", ")}: destroy it first, or with them`;
  });
}
