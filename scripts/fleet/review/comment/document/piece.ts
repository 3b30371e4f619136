/** A part of a text in which any number of items may be left out, at its end; without items it stays as it is. */
export interface Piece {
  readonly before: string;
  readonly items: readonly string[];
  /** What stands for that many items that were left out. */
  readonly rest: (left: number) => string;
  readonly after: string;
  /** Part of the whole's room that it may take before others get more, 0 to 1. */
  readonly share: number;
}

/**
 * A text of less than so many bytes of UTF-8, whole where it fits. Otherwise every piece first gets its share of the
 * room, then what is left goes to the first of them, to the next, and so on: the order is that of importance.
 */
export function fitted(pieces: readonly Piece[], limit: number): string {
  const whole = pieces.map((piece) => textOf(piece, piece.items.length)).join("");
  if (bytesOf(whole) < limit) return whole;
  const counts = pieces.map(() => 0);
  const length = (piece: Piece, count: number): number => bytesOf(textOf(piece, count));
  let room = limit - 1 - pieces.reduce((sum, piece) => sum + length(piece, 0), 0);
  const grow = (at: number, most: number): void => {
    const piece = pieces[at]!;
    const least = length(piece, counts[at]!);
    let [low, high] = [counts[at]!, piece.items.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (length(piece, middle) - least <= most) low = middle;
      else high = middle - 1;
    }
    counts[at] = low;
    room -= length(piece, low) - least;
  };
  for (const at of pieces.keys()) grow(at, Math.min(room, pieces[at]!.share * limit));
  for (const at of pieces.keys()) grow(at, room);
  return pieces.map((piece, at) => textOf(piece, counts[at]!)).join("");
}

function textOf({ before, items, after, rest }: Piece, count: number): string {
  const left = items.length - count;
  return `${before}${items.slice(0, count).join("")}${left > 0 ? rest(left) : ""}${after}`;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
