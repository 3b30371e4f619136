import type { Things } from "./things";

/** What an event pattern takes in of another client's. */
export interface EventReach {
  /** Below the pattern, with its leading dot: `.detail.bucket.name.0.prefix`. */
  readonly path: string;
  readonly other: string | undefined;
  readonly thing: string;
}

/** How EventBridge's matchers read as patterns. */
const MATCHERS: Readonly<Record<string, (text: string) => string>> = {
  prefix: (text) => `${text}*`,
  suffix: (text) => `*${text}`,
  wildcard: (text) => text,
  "equals-ignore-case": (text) => text.toLowerCase(),
};

/** What a rule hears beyond its client: matchers that fit others' names, and patterns that name nobody's things. */
export function* eventReach(
  text: string,
  owner: string,
  things: Things,
  isOwn: (text: string) => boolean,
): Iterable<EventReach> {
  const pattern = parsed(text);
  if (pattern === undefined) {
    yield { path: "", other: undefined, thing: "a pattern that nobody can read" };
    return;
  }
  yield* matchersIn(pattern, "", owner, things);
  if (!isOwn(text)) yield { path: "", other: undefined, thing: "events of every client" };
}

function* matchersIn(value: unknown, path: string, owner: string, things: Things): Iterable<EventReach> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}.${key}`;
    // What an object in the client's bucket is called is nobody's name.
    if (at.startsWith(".detail.object.")) continue;
    if (key === "anything-but") yield { path: at, other: undefined, thing: "everybody's but some" };
    else if (typeof member === "string" && Object.hasOwn(MATCHERS, key)) {
      const pattern = MATCHERS[key]!(member);
      for (const [other, thing] of things.takenInBy(pattern))
        if (other !== owner) yield { path: at, other, thing: thing.text };
    } else yield* matchersIn(member, at, owner, things);
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
