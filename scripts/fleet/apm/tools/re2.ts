/** What RE2 lacks, with the name it has elsewhere. */
const ABSENT: readonly [RegExp, string][] = [
  [/^\(\?[=!]/, "a look-ahead"],
  [/^\(\?<[=!]/, "a look-behind"],
  [/^\(\?>/, "an atomic group"],
  [/^\(\?#/, "a comment"],
  [/^\\[1-9](?![0-7])/, "a back-reference"],
];

/** Escapes of letters and digits that RE2 knows. */
const ESCAPE =
  /^\\(?:[aAbBdDsSwWzfnrtvCQE]|[pP](?:[A-Z]|\{\^?\w+\})|x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[^A-Za-z0-9])/s;

const MOST_REPEATS = 1000;

/** JavaScript aborts the whole program when a pattern outgrows its memory, so longer ones never reach it. */
const MOST_CHARACTERS = 10_000;

/** What is wrong with a regular expression, and how far into it. */
export interface PatternProblem {
  readonly offset: number;
  readonly message: string;
}

/**
 * Whether Go's regular expressions (RE2) take a pattern. What RE2 lacks is found by its form; the rest is left to
 * JavaScript's own parser, after what only RE2 has is replaced by something of the same shape. Nothing is matched.
 */
export function patternProblem(pattern: string): PatternProblem | undefined {
  if (pattern.length > MOST_CHARACTERS) return { offset: 0, message: `has more than ${MOST_CHARACTERS} characters` };
  let translated = "";
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at, at + 40);
    const absent = ABSENT.find(([form]) => form.test(rest));
    if (absent) return { offset: at, message: `uses ${absent[1]}, which RE2 does not have` };
    const repeats = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
    if (repeats && [repeats[1], repeats[2]].some((count) => Number(count ?? 0) > MOST_REPEATS)) {
      return { offset: at, message: `repeats more than ${MOST_REPEATS} times, RE2's limit` };
    }
    const special = rest.startsWith("\\Q") ? quoted(pattern, at) : specialForm(rest);
    if (special === undefined)
      return { offset: at, message: `has the escape ${rest.slice(0, 2)}, which RE2 does not know` };
    translated += special.replacement;
    at += special.length;
  }
  try {
    new RegExp(translated);
    return undefined;
  } catch (error) {
    const message = (error as Error).message.replace(/^Invalid regular expression: .*\/\w*: /s, "");
    return { offset: 0, message: `is no regular expression: ${message.toLowerCase()}` };
  }
}

interface Form {
  readonly length: number;
  readonly replacement: string;
}

/** `\Q…\E`: everything between stands for itself. */
function quoted(pattern: string, at: number): Form {
  const end = pattern.indexOf("\\E", at + 2);
  const length = (end < 0 ? pattern.length : end + 2) - at;
  return { length, replacement: length > 4 ? "(?:x)" : "" };
}

function specialForm(rest: string): Form | undefined {
  const flags = /^\(\?[imsU]*(?:-[imsU]+)?([:)])/.exec(rest);
  if (flags) return { length: flags[0].length, replacement: flags[1] === ":" ? "(?:" : "" };
  const name = /^\(\?P?<\w+>/.exec(rest);
  if (name) return { length: name[0].length, replacement: "(" };
  const posix = /^\[:\^?\w+:\]/.exec(rest);
  if (posix) return { length: posix[0].length, replacement: "a" };
  if (!rest.startsWith("\\")) return { length: 1, replacement: rest[0]! };
  const escape = ESCAPE.exec(rest);
  if (!escape) return rest === "\\" ? { length: 1, replacement: "\\" } : undefined;
  // An assertion must stay one, and a class or a character may be any other character.
  const replacement = /^\\[bB]$/.test(escape[0])
    ? escape[0]
    : /^\\[AzE]$/.test(escape[0])
      ? ""
      : /^\\[A-Za-z0-9]/.test(escape[0])
        ? "x"
        : escape[0];
  return { length: escape[0].length, replacement };
}
