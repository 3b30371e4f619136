import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { labelNameProblems } from "../label-names";
import { patternProblem } from "../re2";

const QUOTED = `"(?:[^"\\\\]|\\\\.)*"`;

/** One comparison; the value may go without quotes, as older configurations have it. */
const MATCHER = new RegExp(`^\\s*(${QUOTED}|[^\\s"{}=!~,]+)\\s*(=~|!~|!=|=)\\s*(${QUOTED}|[^"]*?)\\s*$`, "s");

/** Comparisons are separated by commas outside of quotes. */
const PARTS = new RegExp(`(?:${QUOTED}|[^",])+`, "gs");

/** Matchers as texts (`severity =~ "a|b"`, or several in braces), each with a label, an operator and a value. */
export function matcherProblems(matchers: readonly (string | undefined)[] | undefined, path: Path): readonly Problem[] {
  return (matchers ?? []).flatMap((matcher, index) =>
    matcher === undefined
      ? []
      : textProblems(matcher).map((message) => ({ path: [...path, index], rule: "matcher", message })),
  );
}

function textProblems(matcher: string): readonly string[] {
  const braces = /^\s*\{(.*)\}\s*$/s.exec(matcher);
  const parts = (braces ? braces[1]! : matcher).match(PARTS)?.filter((part) => part.trim() !== "") ?? [];
  if (parts.length === 0) return [`compares nothing: write one such as severity="critical"`];
  return parts.flatMap((part) => {
    const written = MATCHER.exec(part);
    if (!written) return [`is no comparison such as severity="critical"`];
    const value = written[3]!.startsWith('"') ? unquoted(written[3]!) : written[3]!;
    const pattern = written[2]!.endsWith("~") ? patternProblem(value) : undefined;
    return pattern ? [pattern.message] : [];
  });
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(["\\n])/g, (_, character: string) => (character === "n" ? "\n" : character));
}

/** The older form: a map from labels to values (`match`) or to regular expressions (`match_re`). */
export function matchMapProblems(
  match: Readonly<Record<string, string | undefined>> | undefined,
  path: Path,
  regularExpressions: boolean,
): readonly Problem[] {
  const patterns = regularExpressions ? Object.entries(match ?? {}) : [];
  return [
    ...labelNameProblems(match, path),
    ...patterns.flatMap(([label, pattern]): Problem[] => {
      const problem = pattern === undefined ? undefined : patternProblem(pattern);
      return problem ? [{ path: [...path, label], rule: "regex", message: problem.message }] : [];
    }),
  ];
}
