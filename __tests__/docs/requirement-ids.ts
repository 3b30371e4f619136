/**
 * How many requirements of each kind there are, numbered from 1: by document (S0 to S4), contradictions of the documents
 * (C), their mistakes (M), hazards of their combination (X), and failures that commands survive (F).
 */
export const REQUIREMENTS = { S0: 42, S1: 31, S2: 37, S3: 132, S4: 34, C: 32, M: 76, X: 16, F: 32 } as const;

export type RequirementKind = keyof typeof REQUIREMENTS;

/** A requirement's id as it is written: `S3-09`, `S3-101`, `F7`. */
export function requirementId(kind: RequirementKind, number: number): string {
  return kind === "F" ? `F${number}` : `${kind}-${String(number).padStart(2, "0")}`;
}

/** All ids, in order. */
export const REQUIREMENT_IDS: readonly string[] = (Object.keys(REQUIREMENTS) as RequirementKind[]).flatMap((kind) =>
  Array.from({ length: REQUIREMENTS[kind] }, (_, index) => requirementId(kind, index + 1)),
);

/** What a text cites, word for word: ids, and both ends of ranges. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(CITATION)].flatMap(([, first, last]) => (last ? [first!, last] : [first!]));
}

/** What a text cites, and all that lies between the ends of `S3-87…S3-93`. */
export function citedIn(text: string): string[] {
  return [...text.matchAll(CITATION)].flatMap(([, first, last]) => {
    const [from, to] = [REQUIREMENT_IDS.indexOf(first!), REQUIREMENT_IDS.indexOf(last ?? first!)];
    return from < 0 || to < from ? [first!] : REQUIREMENT_IDS.slice(from, to + 1);
  });
}

const ID = String.raw`(?<![\w./-])((?:S[0-4]|[CMX])-\d{2,3}|F\d{1,2})(?![\w.-]*\w)`;
const CITATION = new RegExp(String.raw`${ID}(?:(?:…| to )${ID})?`, "g");
