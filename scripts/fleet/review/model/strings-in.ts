/** A text within a value, and the path to it: keys joined by dots. */
export interface TextAt {
  readonly path: string;
  readonly text: string;
}

/** Every text within a value; keys of maps count as texts, too. */
export function stringsIn(value: unknown, path = ""): TextAt[] {
  const found: TextAt[] = [];
  collect(value, path, found);
  return found;
}

/** Into one list: of 300 clients a generator within a generator for each block would take as long as reading them. */
function collect(value: unknown, path: string, found: TextAt[]): void {
  if (typeof value === "string") found.push({ path, text: value });
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const inner = path ? `${path}.${key}` : key;
    if (!isList) found.push({ path: inner, text: key });
    collect(member, inner, found);
  }
}
