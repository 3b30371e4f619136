import { stackName, type LayerName, type StackPart } from "../../../../config/layers";
import type { Synthesis } from "../../review/model/synthesis";
import { producersOf } from "../../review/plans/producers-of";
import type { Piece } from "./schedule";

/** A stack as a piece of work. */
export interface StackPiece extends Piece {
  readonly layer: LayerName;
  /** Whose part of the layer it is; undefined for a layer's one stack. */
  readonly client?: string;
}

/**
 * The stacks of some parts, each after those whose states it reads and after bootstrap: a client's own stacks are a chain.
 * Backwards each comes after those that read its state, as what stands on it has to go first.
 */
export function stackPieces(parts: readonly StackPart[], synthesis: Synthesis, backwards = false): StackPiece[] {
  const here = parts.filter(({ layer, client }) => synthesis.stackNames.includes(stackName(layer, client)));
  const reads = new Map(
    here.map(({ layer, client }) => {
      const name = stackName(layer, client);
      const below = layer === "bootstrap" ? [] : ["bootstrap"];
      return [name, new Set([...below, ...producersOf(synthesis.stack(name)!)])];
    }),
  );
  const pieces = here.map(({ layer, client }): StackPiece => {
    const name = stackName(layer, client);
    const after = backwards
      ? [...reads].filter(([, below]) => below.has(name)).map(([reader]) => reader)
      : [...reads.get(name)!];
    return { name, layer, chain: client ?? "", after, ...(client !== undefined && { client }) };
  });
  return backwards ? pieces.reverse() : pieces;
}
