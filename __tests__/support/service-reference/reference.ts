import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What AWS says of an action: what it is about, and which keys conditions on it may use. */
export interface ActionFacts {
  /** Types of resources by name; an action without any takes `*` alone. */
  readonly on: Readonly<Record<string, OnType>>;
  readonly keys: readonly string[];
}

/** One type of resources of an action. */
export interface OnType {
  /** Whether a request always names one, so that without leave for it nothing is done. */
  readonly required: boolean;
  /** Keys that come with this type only. */
  readonly keys: readonly string[];
}

/** A type of resources: the form of its ARNs, and the keys that come with it. */
export interface ResourceFacts {
  readonly arn: string;
  readonly keys: readonly string[];
}

/** AWS's Service Authorization Reference, as far as our policies name its actions. */
export interface ServiceReference {
  readonly source: Readonly<Record<string, string>>;
  /** By `service:Action`. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /** By `service:type`. */
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  /** The type of each key's values: `String`, `ARN`, `Bool`, … */
  readonly keyTypes: Readonly<Record<string, string>>;
}

/** Where the facts are. */
export const REFERENCE_FILE = join(__dirname, "..", "..", "fixtures", "service-reference.json");

/** The facts, read from the fixture. */
export function readReference(): ServiceReference {
  return JSON.parse(readFileSync(REFERENCE_FILE, "utf8")) as ServiceReference;
}
