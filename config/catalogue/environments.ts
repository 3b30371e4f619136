/** The three environments; nothing else is one (C-19). */
export const ENVIRONMENTS = ["production", "staging", "development"] as const;

/** `production`, `staging` or `development`. */
export type Environment = (typeof ENVIRONMENTS)[number];
