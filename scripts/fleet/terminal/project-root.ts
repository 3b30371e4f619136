import { join } from "node:path";

/** The project this command line belongs to. */
export const PROJECT_ROOT = join(__dirname, "..", "..", "..");
