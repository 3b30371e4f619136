/** Whether a text matches a pattern of IAM's: `*` is any text, `?` is any character. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => (part === "*" ? "[^]*" : part === "?" ? "[^]" : escape(part)));
  return new RegExp(`^${parts.join("")}$`).test(text);
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

function escape(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, "\\$&");
}
