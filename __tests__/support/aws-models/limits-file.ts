import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What AWS's model says of one value: of a text its length, of a number its size, of a list its items. */
export interface ModelLimit {
  /** The service, the operation and the member that it is sent as. */
  readonly shape: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Of very long lists only the values that we write. */
  readonly enum?: readonly string[];
}

/** What AWS's service models say of every value that we write, by attribute. */
export interface ModelLimits {
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly taken: string;
  /** Instance types of the catalogue that EC2's model lacked: too many to repeat those that it has. */
  readonly unknownInstanceTypes: readonly string[];
  readonly attributes: Readonly<Record<string, ModelLimit>>;
}

/** Where the facts are. */
export const LIMITS_FILE = join(__dirname, "..", "..", "fixtures", "aws-model-limits.json");

/** The facts, as they were taken. */
export function readLimits(): ModelLimits {
  return JSON.parse(readFileSync(LIMITS_FILE, "utf8")) as ModelLimits;
}
