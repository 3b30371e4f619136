/** From the least to the most that may run at once, as clusters grow and shrink. */
export interface Amount {
  readonly least: number;
  readonly most: number;
}

/** Nothing. */
export const NONE: Amount = { least: 0, most: 0 };

/** Two amounts together. */
export function plus(one: Amount | undefined, other: Amount): Amount {
  return { least: (one?.least ?? 0) + other.least, most: (one?.most ?? 0) + other.most };
}

/** So many times an amount, whatever runs. */
export function always(amount: number): Amount {
  return { least: amount, most: amount };
}
