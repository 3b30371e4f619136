/** A field by its path with dots, as it is written; undefined where anything on the way is missing. */
export function fieldOf(data: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((node, step) => recordOf(node)[step], data);
}

/** Whether a field has a value: Go can't tell an empty text from none. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** A map's entries by name; whatever is no map has none. */
export function recordOf(value: unknown): Readonly<Record<PropertyKey, unknown>> {
  const map = typeof value === "object" && value !== null && !Array.isArray(value);
  return map ? (value as Record<PropertyKey, unknown>) : {};
}
