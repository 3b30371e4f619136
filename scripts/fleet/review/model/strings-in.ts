/** A text within a value, and the path to it: keys joined by dots. */
export interface TextAt {
  readonly path: string;
  readonly text: string;
}

/** Every text within a value; keys of maps count as texts, too. */
export function* stringsIn(value: unknown, path = ""): Iterable<TextAt> {
  if (typeof value === "string") yield { path, text: value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = path ? `${path}.${key}` : key;
    if (!Array.isArray(value)) yield { path: inner, text: key };
    yield* stringsIn(member, inner);
  }
}
