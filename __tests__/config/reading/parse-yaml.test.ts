import { parseYaml } from "../../../config/reading/parse-yaml";

describe("YAML that is nested too deeply", () => {
  it.each([
    ["brackets", "[".repeat(50_000)],
    ["braces", "{".repeat(50_000)],
    ["dashes", "- ".repeat(50_000)],
    ["keys in brackets that are closed", `a: ${"[".repeat(300)}${"]".repeat(300)}`],
  ])("is found before anything recurses: %s", (_, text) => {
    expect(parseYaml(text)).toEqual({ tooDeepAt: expect.any(Number) as number });
  });

  it("is not what a person writes", () => {
    const parsed = parseYaml(`a: ${"[".repeat(150)}x${"]".repeat(150)}`);
    expect("documents" in parsed && parsed.documents.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
