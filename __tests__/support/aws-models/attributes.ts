import type { Resource } from "../synth";

/** A value that a resource says, and where: with `[]` for an item and `*` for a key that we choose. */
export interface Attribute {
  readonly path: string;
  /** A text, a number, true or false; of a list, the number of its items. */
  readonly value: string | number | boolean;
  readonly kind: "value" | "list";
}

/** What Terraform keeps to itself, or is looked at by tests of its own (tags). */
const NOT_SENT = new Set([
  "provider",
  "lifecycle",
  "depends_on",
  "tags",
  "for_each",
  "count",
  "timeouts",
  "provisioner",
]);

/** Maps whose keys are ours. */
const OPEN_MAPS = new Set([
  "dimensions",
  "variables",
  "input_paths",
  "data",
  "labels",
  "match_labels",
  "annotations",
  "parameters",
  "tags",
  "target_tags",
  "tags_to_add",
]);

/** Every value that a resource gives to its provider. */
export function attributesOf({ type, body }: Pick<Resource, "type" | "body">): Attribute[] {
  return Object.entries(body).flatMap(([name, value]) => (NOT_SENT.has(name) ? [] : walk(`${type}.${name}`, value)));
}

function walk(path: string, value: unknown): Attribute[] {
  if (Array.isArray(value)) {
    const items = value as unknown[];
    return [{ path, value: items.length, kind: "list" }, ...items.flatMap((item) => walk(`${path}[]`, item))];
  }
  if (typeof value === "object" && value !== null) {
    const isOpen = OPEN_MAPS.has(path.slice(path.lastIndexOf(".") + 1).replace(/\[\]$/, ""));
    return Object.entries(value).flatMap(([key, each]) =>
      walk(`${path}.${isOpen && typeof each === "string" ? "*" : key}`, each),
    );
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [{ path, value, kind: "value" }];
  return [];
}
