import { isPlainMap } from "./plain-map";

/** The entries of a section, as plain data has them before anybody has checked it; none where there is no such map. */
export function entriesOf(data: unknown, section: string): [name: string, entry: unknown][] {
  const found = isPlainMap(data) ? data[section] : undefined;
  return isPlainMap(found) ? Object.entries(found) : [];
}
