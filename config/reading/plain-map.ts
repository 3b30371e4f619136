/** A map of a YAML file as plain data. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** Whether plain data is a map: no list, no scalar, not empty. */
export function isPlainMap(data: unknown): data is PlainMap {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
