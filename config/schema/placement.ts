import { z } from "zod";

/** The three environments; nothing else is one (C-19). */
export const ENVIRONMENTS = ["production", "staging", "development"] as const;

/** `production`, `staging` or `development`. */
export type Environment = (typeof ENVIRONMENTS)[number];

/** Environment by name. */
export const environment = (): z.ZodEnum<{
  production: "production";
  staging: "staging";
  development: "development";
}> => z.enum(ENVIRONMENTS);
