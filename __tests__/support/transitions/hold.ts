import { orphanViolations } from "../../guarantees/checks/orphans";
import { outages } from "../../guarantees/checks/replacements";
import { stabilityViolations, type Synth } from "../../guarantees/checks/stability";
import { neededOfGone } from "../../guarantees/checks/needed-of-gone";
import type { LayerName } from "../../../config/layers";
import type { Variables } from "../../../config/target";
import { fleetOf, type Files } from "../registry";
import { synthesize } from "../synth";
import { afterLeaving, before, CHANGING, type Layout, type Transition } from "./transitions";

const synths = new Map<string, Synth>();

/** The synth before any change, once for each target. */
export function baseOf(layout: Layout, variables: Variables = {}): Synth {
  return once(["base", layout, variables], () => synthOf(before(layout), variables));
}

/** The synth from which the client has left. */
export function goneFrom(layout: Layout): Synth {
  return once(["gone", layout], () => synthOf(afterLeaving(layout)));
}

/** The synth after a change, of all layers or some; not kept, since there are hundreds. */
export function changedTo({ files, variables }: Transition, layout: Layout, layers?: readonly LayerName[]): Synth {
  return synthOf(files(layout), variables, layers);
}

function once(key: unknown, make: () => Synth): Synth {
  const text = JSON.stringify(key);
  const synth = synths.get(text) ?? make();
  synths.set(text, synth);
  return synth;
}

function synthOf(files: Files, variables: Variables = {}, layers?: readonly LayerName[]): Synth {
  const fleet = fleetOf(files, variables);
  return { fleet, documents: synthesize(fleet, layers) };
}

/** What is wrong with a change and the way back: a plan that ends, others that are touched, load or data that is gone. */
export function transitionViolations(transition: Transition, layout: Layout): string[] {
  const [old, now] = [baseOf(layout, transition.variables), changedTo(transition, layout)];
  return [
    ...orphanViolations(old.documents, now.documents),
    ...orphanViolations(now.documents, old.documents),
    ...neededOfGone(now.documents),
    ...outages(old.documents, now.documents),
    ...(transition.of === "client" ? ofOthers(old, now) : []),
  ];
}

/** What changes of clients that have nothing to do with it, and of what all share. */
export function ofOthers(old: Synth, now: Synth): string[] {
  return stabilityViolations(old, now).filter((each) => !each.startsWith(`${CHANGING}: `));
}
