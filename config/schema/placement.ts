import { z } from "zod";

import { ENVIRONMENTS } from "../catalogue/environments";

/** Environment by name. */
export const environment = (): z.ZodEnum<{
  production: "production";
  staging: "staging";
  development: "development";
}> => z.enum(ENVIRONMENTS);
