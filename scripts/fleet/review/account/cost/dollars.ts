import type { Amount } from "../amount";

/** `USD 1234`, or `USD 1234 to 2345`: an estimate has no cents. */
export function dollars({ least, most }: Amount): string {
  return `USD ${range({ least, most }, " to ")}`;
}

/** `1234`, or `1234-2345`, for a table. */
export function range({ least, most }: Amount, between = "-"): string {
  const [low, high] = [Math.round(least), Math.round(most)];
  return low === high ? String(high) : `${low}${between}${high}`;
}
