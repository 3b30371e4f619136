/** How much is logged, least first (S2-15); each says what the ones before it say. */
export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug"] as const;

/** The name of a level. */
export type LogLevel = (typeof LOG_LEVELS)[number];
