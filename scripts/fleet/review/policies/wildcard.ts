import { literal } from "../../../../config/reading/literal";

/** Whether a text matches a pattern of IAM's: `*` is any text, `?` is any character. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return expressionOf(pattern, "[^]").test(text);
}

/** Whether all that a pattern matches is matched by another one, too: no `?` of that stands for a `*` of this. */
export function coversPattern(outer: string, inner: string): boolean {
  return expressionOf(outer, "[^*]").test(inner);
}

/** The same for ARNs: each of the six parts by itself, so that a `*` does not reach into the next one. */
export function matchesArn(pattern: string, arn: string): boolean {
  const [patternParts, parts] = [arnParts(pattern), arnParts(arn)];
  if (patternParts.length !== 6 || parts.length !== 6) return false;
  return patternParts.every((part, index) => matchesWildcard(part, parts[index]!));
}

/** The resource itself may hold colons. */
function arnParts(arn: string): string[] {
  const [partition, ...parts] = arn.split(":");
  return [partition!, ...parts.slice(0, 4), ...(parts.length > 4 ? [parts.slice(4).join(":")] : [])];
}

function expressionOf(pattern: string, character: string): RegExp {
  const parts = pattern
    .split(/([*?])/)
    .map((part) => (part === "*" ? "[^]*" : part === "?" ? character : literal(part)));
  return new RegExp(`^${parts.join("")}$`);
}
