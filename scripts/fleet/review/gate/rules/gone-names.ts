import type { ResourceChange } from "../../changes/change-set";
import type { Body } from "../../model/stack";

/** By what others name a resource, where they don't refer to it. */
const NAMES = ["arn", "bucket", "id", "name", "url"];

/** Names, ids and ARNs under which others know a resource of these arguments; none that Terraform fills in later. */
export function namesOf(body: Body | undefined): string[] {
  const [metadata] = [body?.metadata].flat() as (Body | undefined)[];
  const tags = body?.tags as Body | null | undefined;
  const names = [...NAMES.map((key) => body?.[key]), metadata?.name, tags?.Name];
  return names.flatMap((name) => (typeof name === "string" && name !== "" && !name.includes("${") ? [name] : []));
}

/** How resources are known that are removed with a change; of what only protects nothing is protected. */
export function goneNames(
  changes: readonly ResourceChange[],
  before: (stack: string, address: string) => Body | undefined,
  isProtecting: (type: string) => boolean,
): Set<string> {
  const removed = changes.filter(({ action, type }) => action === "remove" && !isProtecting(type));
  return new Set(removed.flatMap(({ stack, address }) => [`${stack} ${address}`, ...namesOf(before(stack, address))]));
}
