import { distance } from "fastest-levenshtein";

/** Fewer letters than this are the beginning of too much: `prod` is one of `production`, `t3` is none. */
const SHORTEST_BEGINNING = 3;

/** The known word somebody most likely meant, or undefined when nothing is near. */
export function suggest(written: string, known: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const begun = known.filter((word) => lower.length >= SHORTEST_BEGINNING && word.toLowerCase().startsWith(lower));
  if (begun.length === 1) return begun[0];
  let nearest: string | undefined;
  let least = Infinity;
  for (const word of known) {
    // A third of the word may differ: enough for typos, too little for another word.
    const limit = Math.max(1, Math.floor(Math.max(word.length, lower.length) / 3));
    if (Math.abs(word.length - lower.length) > limit) continue;
    const steps = distance(lower, word.toLowerCase());
    if (steps <= limit && steps < least) [nearest, least] = [word, steps];
  }
  return nearest;
}

/** "did you mean …?" for a hint, or undefined. */
export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const word = suggest(written, known);
  return word === undefined ? undefined : `did you mean "${word}"?`;
}
