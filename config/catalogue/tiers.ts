/** What a client can buy: one of everything, or pairs of what can be paired and room for more. */
export const TIERS = ["standard", "premium"] as const;

/** `standard` or `premium`. */
export type Tier = (typeof TIERS)[number];

/** A value for each tier. */
export type PerTier<T> = Readonly<Record<Tier, T>>;
