import { didYouMean } from "../../../../config/reading/suggest";

/** Among how many words the nearest is looked for: names people choose may be many. */
const MOST_COMPARED = 500;

/** What to write in place of an unknown word: the nearest of the known ones, or all of them. */
export function nearest(word: string, known: readonly string[], kind: string): string | undefined {
  const compared = known.slice(0, MOST_COMPARED);
  if (compared.length === 0) return undefined;
  return didYouMean(word, compared) ?? `known ${kind}: ${compared.join(", ")}`;
}
