/** A resource as EKS describes it: what it was created with and what EKS adds. */
export type Document = Record<string, unknown>;

/** When everything here was made: the emulator has no use for a clock. */
export const MADE_AT = 1767225600;

/** The parts of an input that were given, so that they can be laid over a document. */
export function given(input: Document, names: readonly string[]): Document {
  return Object.fromEntries(names.filter((name) => input[name] != null).map((name) => [name, input[name]]));
}

/** The emulator's account. */
export const ACCOUNT = "123456789012";
