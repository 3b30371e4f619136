/**
 * Spreads a number over zones as evenly as whole numbers go, the first zones taking what is left over: 3 over two zones
 * are 2 and 1. The shares add up to the number, and those of a smaller number are nowhere larger.
 */
export function zoneShare(total: number, zones: readonly string[]): Readonly<Record<string, number>> {
  const share = Math.floor(total / zones.length);
  const leftOver = total % zones.length;
  return Object.fromEntries(zones.map((zone, index) => [zone, share + (index < leftOver ? 1 : 0)]));
}
