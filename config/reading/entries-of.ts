/** The entries of a section, as plain data has them before anybody has checked it; none where there is no such map. */
export function entriesOf(data: unknown, section: string): [name: string, entry: unknown][] {
  const found = isMap(data) ? data[section] : undefined;
  return isMap(found) ? Object.entries(found) : [];
}

/** Whether plain data is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
