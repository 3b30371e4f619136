import type { Leak } from "./breach";

/** What a name stands for by what is around it. */
export interface MentionContext {
  readonly leak: Leak;
  /** The name with what is around it. */
  readonly thing: string;
}

interface Row {
  readonly leak: Leak;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

/** Where a word is a client's name whatever it means otherwise. */
const ROWS: readonly Row[] = [
  // An address in the state, in whatever expression.
  { leak: "reference", before: /(?:^|[^\w.-])(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.$/, after: /^_[\w-]+/ },
  { leak: "remote-state", before: /outputs(?:\.\w+|\[\\?"\w+\\?"\])(?:\.|\[\\?")$/ },
  { leak: "prefix", before: /[\w-]+\/client=$/, after: /^(?:\/|$|[^\w-])/ },
  { leak: "tag", before: /client=\\?"?$/i },
  { leak: "remote-state", before: /\/clients\/$/, after: /^\// },
  { leak: "secret", before: /\/terraform\/$/, after: /^\// },
  { leak: "provider", before: /^(?:aws|helm|kubernetes)\.$/, after: /^$/ },
  { leak: "tag", before: /\bclient(?:[_-]?(?:name|id))?\\?["']?\s*[:=,]\s*\[?\\?["']?$/i },
  { leak: "tag", before: /--client[ =]$/ },
];

/** The context of the word from start to end; undefined where it is a word like any other. */
export function contextOf(text: string, start: number, end: number, parentZone: string): MentionContext | undefined {
  const rest = text.slice(end, end + 120);
  if (rest.slice(0, parentZone.length + 1).toLowerCase() === `.${parentZone}`)
    return { leak: "zone", thing: `${text.slice(start, end)}.${parentZone}` };
  const lead = text.slice(Math.max(0, start - 80), start);
  for (const { leak, before, after } of ROWS) {
    const [ahead, behind] = [before?.exec(lead)?.[0], after?.exec(rest)?.[0]];
    if ((before && ahead === undefined) || (after && behind === undefined)) continue;
    return { leak, thing: `${trimmed(ahead ?? "")}${text.slice(start, end)}${behind ?? ""}` };
  }
  return undefined;
}

/** Without the sign before an address that is none of it. */
function trimmed(lead: string): string {
  return lead.replace(/^[^\w/]+/, "");
}
