import { closest, distance } from "fastest-levenshtein";

/** The known word somebody most likely meant, or undefined when nothing is near. */
export function suggest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = written.toLowerCase();
  const nearest = closest(lower, known as string[]);
  // A third of the word may differ: enough for typos, too little for another word.
  const limit = Math.max(1, Math.floor(Math.max(written.length, nearest.length) / 3));
  return distance(lower, nearest.toLowerCase()) <= limit ? nearest : undefined;
}

/** "did you mean …?" for a hint, or undefined. */
export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const word = suggest(written, known);
  return word === undefined ? undefined : `did you mean "${word}"?`;
}
