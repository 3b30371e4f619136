import { orphanViolations } from "../../guarantees/checks/orphans";
import { outages } from "../../guarantees/checks/replacements";
import { stabilityViolations, type Synth } from "../../guarantees/checks/stability";
import { neededOfGone } from "../../guarantees/checks/needed-of-gone";
import { changeSet } from "../../../scripts/fleet/review/changes/change-set-of";
import { synthesisIn, type Synthesis } from "../../../scripts/fleet/review/model/synthesis";
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
    ...misnamed(transition, old, now),
  ];
}

/** Whether the change set tells of a change, and of one client's that client alone; what all share may follow from any. */
function misnamed({ of }: Transition, old: Synth, now: Synth): string[] {
  const clients = new Set([...old.fleet.namedClients, ...now.fleet.namedClients]);
  const synthesis = ({ documents }: Synth): Synthesis => synthesisIn(documents, clients);
  const { changes, outputs, settings } = changeSet(synthesis(old), synthesis(now));
  const told = [...changes, ...outputs, ...settings];
  if (told.length === 0 && JSON.stringify(old.documents) !== JSON.stringify(now.documents))
    return ["the change set tells of nothing"];
  const owners = new Set(told.flatMap(({ owner }) => owner ?? []));
  return of === "client"
    ? [...owners].filter((owner) => owner !== CHANGING).map((owner) => `the change set tells of ${owner}`)
    : [];
}

/** What changes of clients that have nothing to do with it, and of what all share. */
export function ofOthers(old: Synth, now: Synth): string[] {
  return stabilityViolations(old, now).filter((each) => !each.startsWith(`${CHANGING}: `));
}
