import { documentsNamed, REGISTRY_NAMES } from "../fleets";
import { greatestRegistry } from "../greatest-registry";
import { fleetOf } from "../registry";
import { madeIn, synthesize, type Documents, type Resource } from "../synth";

let greatest: Documents | undefined;

/** The stacks of the registry whose lists and texts are as long as they can be; shared within a test file. */
export function greatestDocuments(): Documents {
  return (greatest ??= synthesize(fleetOf(greatestRegistry())));
}

/** Every resource of the registries that the guarantees are proven with. */
export function allResources(): Resource[] {
  return [...REGISTRY_NAMES.map(documentsNamed), greatestDocuments()].flatMap(madeIn);
}
