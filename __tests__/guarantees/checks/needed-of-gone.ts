import { stringsIn } from "../../../scripts/fleet/review/model/strings-in";
import type { Documents } from "../../support/synth";

const TRIED = /try\([^)]*\)/g;
const NEEDED = /outputs\.(?<contract>\w+)\.(?<client>[\w-]+)/g;

/** References to what no lower layer says of a client any more: where they are not tried, the plan ends. */
export function neededOfGone(documents: Documents): string[] {
  return Object.entries(documents).flatMap(([stack, document]) =>
    [...stringsIn(document)].flatMap(({ path, text }) =>
      [...text.replaceAll(TRIED, "").matchAll(NEEDED)]
        .filter(({ groups }) => !publishes(documents, groups!.contract!, groups!.client!))
        .map(([reference]) => `${stack}: ${path} needs ${reference}, which nobody publishes`),
    ),
  );
}

function publishes(documents: Documents, contract: string, client: string): boolean {
  return Object.values(documents).some(({ output = {} }) => {
    const value = output[contract]?.value;
    return typeof value === "object" && value !== null && Object.hasOwn(value, client);
  });
}
