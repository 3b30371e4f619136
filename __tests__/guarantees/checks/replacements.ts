import type { Body } from "../../../scripts/fleet/review/model/stack";
import { forecastReplacement } from "../../../scripts/fleet/review/replacement/forecast-replacement";
import { howReplaced, type HowReplaced } from "../../../scripts/fleet/review/replacement/how-replaced";
import { LOSSES } from "../../../scripts/fleet/review/replacement/what-is-lost";
import { madeIn, type Documents, type Resource } from "../../support/synth";

/** One resource that a change has Terraform replace. */
export interface Replacement {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly argument: string;
  readonly how: HowReplaced;
}

/** What a change replaces of all that carries load or data, and how. */
export function replacements(before: Documents, after: Documents): Replacement[] {
  const old = new Map(managed(before).map((each) => [`${each.stack} ${each.address}`, each]));
  return managed(after).flatMap((now) => {
    const was = old.get(`${now.stack} ${now.address}`);
    if (!was) return [];
    const { stack, address, type } = now;
    const how = howReplaced(type, was.body, now.body);
    return replacingArguments(type, was.body, now.body).map((argument) => ({ stack, address, type, argument, how }));
  });
}

/** Arguments that differ between two bodies of a type and replace it. */
function replacingArguments(type: string, before: Body, after: Body): string[] {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((path) => ({ path, before: before[path], after: after[path], shown: undefined }));
  return forecastReplacement(type, changed, before, after);
}

/** Stacks whose plan ends before anything is done. */
export function refusedStacks(found: readonly Replacement[]): ReadonlySet<string> {
  return new Set(found.filter(({ how }) => how === "refused").map(({ stack }) => stack));
}

/** What would be gone for a while: destroyed before there is another, in a plan that nothing refuses. */
export function outages(before: Documents, after: Documents): string[] {
  const found = replacements(before, after);
  const refused = refusedStacks(found);
  return found
    .filter(({ how, stack }) => how === "destroyed first" && !refused.has(stack))
    .map(
      ({ stack, address, argument }) => `${stack}: ${address} is destroyed before it is made again, for ${argument}`,
    );
}

function managed(documents: Documents): Resource[] {
  return madeIn(documents).filter(({ type }) => Object.hasOwn(LOSSES, type));
}
