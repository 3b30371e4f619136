import type { ChangeMark } from "../../review/plans/change-digest";

/**
 * What a plan does beyond the reviewed change set, an address each: values that have become known may make it less, never
 * more. A stack that waited for others when it was reviewed may add and change what its reviewed text says, and take
 * nothing away.
 */
export function beyondReviewed(planned: readonly ChangeMark[], reviewed: readonly ChangeMark[]): string[] {
  const known = new Map(reviewed.map((mark) => [`${mark.stack} ${mark.address}`, mark]));
  return planned.flatMap((mark) => {
    const { stack, address, action, attributes, body } = mark;
    const before = known.get(`${stack} ${address}`);
    if (before === undefined) {
      const waited = known.get(`${stack} `)?.action === "waits";
      return waited && (action === "add" || action === "change") ? [] : [`${action} ${address}`];
    }
    const less = before.action === action || (before.action === "replace" && action === "change");
    const further = attributes.filter((path) => !covered(path, before.attributes));
    if (!less || before.body !== body) return [`${action} ${address}`];
    return further.length === 0 ? [] : [`${action} ${address} (${further.join(", ")})`];
  });
}

/** What was unknown as a whole is told within, once it is known. */
function covered(path: string, reviewed: readonly string[]): boolean {
  return reviewed.some((each) => path === each || path.startsWith(`${each}.`));
}
