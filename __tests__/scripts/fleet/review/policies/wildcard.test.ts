import { coversPattern, matchesWildcard } from "../../../../../scripts/fleet/review/policies/wildcard";

/** All texts of a few characters, up to a length. */
function textsOf(characters: string, longest: number): string[] {
  const texts = [""];
  for (let from = 0, length = 0; length < longest; length += 1) {
    const to = texts.length;
    for (const text of texts.slice(from, to)) texts.push(...[...characters].map((each) => text + each));
    from = to;
  }
  return texts;
}

describe("patterns of policies", () => {
  const patterns = textsOf("ab*?", 3);
  // One longer than any pattern: enough to tell two of them apart.
  const texts = textsOf("ab", 5);

  it("are never taken to cover what they don't match", () => {
    const wrong = patterns.flatMap((outer) =>
      patterns.filter(
        (inner) =>
          coversPattern(outer, inner) &&
          texts.some((text) => matchesWildcard(inner, text) && !matchesWildcard(outer, text)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("cover themselves, and a `*` covers all", () => {
    for (const pattern of patterns) {
      expect([pattern, matchesWildcard(pattern, pattern.replaceAll(/[*?]/g, "a"))]).toEqual([pattern, true]);
      expect([pattern, coversPattern("*", pattern)]).toEqual([pattern, true]);
    }
  });

  it.each([
    ["s3:Get?", "s3:Get*", false],
    ["s3:Get*", "s3:Get?", true],
    ["s3:Get?", "s3:GetX", true],
    ["a?c", "a??c", false],
    ["a.c", "abc", false],
    ["(a", "(a", true],
  ])("%s covers %s: %s", (outer, inner, covers) => {
    expect(coversPattern(outer, inner)).toBe(covers);
  });
});
