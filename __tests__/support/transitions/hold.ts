import { orphanViolations } from "../../guarantees/checks/orphans";
import { outages } from "../../guarantees/checks/replacements";
import { stabilityViolations, type Synth } from "../../guarantees/checks/stability";
import { neededOfGone } from "../../guarantees/checks/needed-of-gone";
import type { Variables } from "../../../config/target";
import { fleetOf, type Files } from "../registry";
import { synthesize } from "../synth";
import { before, CHANGING, type Layout, type Transition } from "./transitions";

const bases = new Map<string, Synth>();

/** The synth before any change, once for each target. */
export function baseOf(layout: Layout, variables: Variables = {}): Synth {
  const key = JSON.stringify([layout, variables]);
  const base = bases.get(key) ?? synthOf(before(layout), variables);
  bases.set(key, base);
  return base;
}

/** What a project that has to be valid is synthesized to. */
export function synthOf(files: Files, variables: Variables = {}): Synth {
  const fleet = fleetOf(files, variables);
  return { fleet, documents: synthesize(fleet) };
}

/** What is wrong with a change and the way back: a plan that ends, others that are touched, load or data that is gone. */
export function transitionViolations({ files, variables, of }: Transition, layout: Layout): string[] {
  const [old, now] = [baseOf(layout, variables), synthOf(files(layout), variables)];
  return [
    ...orphanViolations(old.documents, now.documents),
    ...orphanViolations(now.documents, old.documents),
    ...neededOfGone(now.documents),
    ...outages(old.documents, now.documents),
    ...(of === "client" ? ofOthers(old, now) : []),
  ];
}

/** What changes of clients that have nothing to do with it, and of what all share. */
export function ofOthers(old: Synth, now: Synth): string[] {
  return stabilityViolations(old, now).filter((each) => !each.startsWith(`${CHANGING}: `));
}
