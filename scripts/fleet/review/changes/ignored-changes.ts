import type { Body } from "../model/stack";
import { isWithin, withoutIndices } from "./attribute-path";

/** Which paths `ignore_changes` of a resource leaves alone, its `lifecycle` written as a block or as a list of one. */
export function ignoredChanges({ lifecycle }: Body): (path: string) => boolean {
  const block: unknown = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  const { ignore_changes: listed } = (block ?? {}) as { readonly ignore_changes?: readonly string[] | string };
  if (listed === "all") return (path) => !isWithin(path, "lifecycle");
  const ignored = (Array.isArray(listed) ? listed : []).map((each: string) =>
    withoutIndices(each.replace(/\[(\w+)\]/g, ".$1")),
  );
  return (path) => ignored.some((each) => isWithin(withoutIndices(path), each));
}
