import type { StackDocument } from "../../support/synth";

/** Whether a stack has a resource or data source of that address. */
export function hasAddress({ resource = {}, data = {} }: StackDocument, address: string): boolean {
  const [blocks, local] = address.startsWith("data.") ? [data, address.slice(5)] : [resource, address];
  const [type, id] = local.split(".") as [string, string];
  return blocks[type]?.[id] !== undefined;
}
