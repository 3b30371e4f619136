import type { Known } from "./known";
import { isOrdinary } from "./ordinary-words";
import type { Part } from "./parts";
import { textsWithin } from "./texts";

/** What texts and programs are split by: what is left may be a pattern. */
const TOKEN = /[^\s"'`|;,()<>[\]{}\\]+/g;
/** In a program or a sentence, a shorter beginning is a sign of another language. */
const SHORTEST_IN_PROSE = 3;
/** Attributes that AWS reads as the beginning of names or keys. */
const PREFIX = /(?:^|[._])prefix$/;
const NAME_PREFIX = /(?:^|\.)name_prefix$/;
/** A name in a list of domains stands for all that lie below it. */
const DOMAINS = /domain_?filters?(?:\.\d+)?$/i;

/** Patterns in a text, in IAM's spelling: `*` is any text, `?` any character. */
export function patternsIn(path: string, text: string, part: Part, { parentZone, isInShared }: Known): string[] {
  // In a bucket of its own a client may call prefixes as it likes.
  if (part.type.startsWith("aws_") && PREFIX.test(path) && !NAME_PREFIX.test(path))
    return text.includes("client=") || !part.type.includes("s3") || isInShared(part.body) ? [`${text}*`] : [];
  const found = new Set<string>();
  if (text.includes(parentZone))
    for (const within of [{ path, text }, ...(textsWithin(text) ?? [])])
      if (DOMAINS.test(within.path) && within.text === parentZone) found.add(`*${parentZone}`);
  if (!/[*?]/.test(text)) return [...found];
  const isProse = /\s/.test(text);
  for (const token of text.match(TOKEN) ?? []) {
    if (!/[*?]/.test(token)) continue;
    for (const pattern of readings(token)) {
      const literal = pattern.replace(/[*?]/g, "");
      if (isProse ? saysMore(literal) : literal.length > 0) found.add(pattern);
    }
  }
  return [...found];
}

/** In a program, `kube.*` is a pattern of tags and `data-*` one of files, whoever is called so. */
function saysMore(literal: string): boolean {
  return literal.length >= SHORTEST_IN_PROSE && (literal.match(/[a-z0-9-]+/gi) ?? []).some((word) => !isOrdinary(word));
}

/** A token as it stands, as an S3 address, after an equals sign, and as a regular expression's simplest form. */
function readings(token: string): string[] {
  const as = [token, token.slice(token.search(/[=~!]+[^=~!]*$/) + 1).replace(/^[~=!]+/, "")];
  const plain = as.map((each) => each.replace(/^s3:\/\//, "arn:aws:s3:::").replace(/^\^|\$$/g, ""));
  return [...new Set([...plain, ...plain.map((each) => each.replace(/\.[*+]/g, "*"))])];
}
