import type { ResourceChange } from "../changes/change-set";
import type { Plans } from "./read-plans";

/**
 * A forecast with the word of plans in its place, stack by stack, where there is one that can be relied on; values and what
 * may be printed of them come from the forecast, which has them from the synths, and so does what no plan tells. Of other
 * stacks the forecast stands, and what a doubtful plan does beside it is added.
 */
export function confirmChanges(forecast: readonly ResourceChange[], plans: Plans): ResourceChange[] {
  const byPlace = new Map(forecast.map((each) => [placeOf(each), each]));
  const planned = plans.changes.map((each) => {
    const expected = byPlace.get(placeOf(each));
    return expected === undefined ? each : merged(expected, each);
  });
  const told = new Set(planned.map(placeOf));
  const rest = forecast
    .filter((each) => !told.has(placeOf(each)))
    .flatMap((each) => (plans.planned.has(each.stack) ? unplanned(each) : [each]));
  return [...planned, ...rest];
}

/** What Terraform alone goes by, `prevent_destroy` above all, changes nothing in AWS: no plan tells of it. */
const UNTOLD = ["lifecycle", "provisioner", "connection"];

/** The part of a forecast that plans say nothing of. */
function unplanned(forecast: ResourceChange): ResourceChange[] {
  const attributes = forecast.attributes.filter(({ path }) => UNTOLD.includes(path.split(".")[0]!));
  return attributes.length === 0 ? [] : [{ ...forecast, action: "change", attributes, replacedBy: [] }];
}

function placeOf({ stack, address }: ResourceChange): string {
  return `${stack} ${address}`;
}

function merged(expected: ResourceChange, planned: ResourceChange): ResourceChange {
  if (planned.action === "add" || planned.action === "remove") return planned;
  const known = new Map(expected.attributes.map((each) => [each.path, each]));
  // Both know paths: a plan those that differ in AWS, a forecast those that the stacks write as expressions.
  const attributes = new Map(planned.attributes.map((each) => [each.path, known.get(each.path) ?? each]));
  for (const [path, each] of known) if (!attributes.has(path)) attributes.set(path, each);
  return { ...planned, attributes: [...attributes.values()] };
}
