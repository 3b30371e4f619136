import { quote } from "./quote";

/** Keys and indices from a document's root. */
export type Path = readonly (string | number)[];

/** `clients.acme.also_in[0].region`: a path in the words of the file, on one line whatever the keys hold. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? quote(step) : `.${quote(step)}`))
    .join("");
}
