import { pathText } from "../../config/reading/path";
import { codePoint, quote } from "../../config/reading/quote";
import { LOG_RETENTION_DAYS, nearestLogRetention } from "../../config/catalogue/log-retention";
import { didYouMean, suggest } from "../../config/reading/suggest";

describe("suggestions", () => {
  const known = ["vpc_cidr", "cidr_offset", "nat_gateways"];

  it.each([
    ["vpc_cdir", "vpc_cidr"],
    ["VPC_CIDR", "vpc_cidr"],
    ["nat", "nat_gateways"],
    ["nat_gateway", "nat_gateways"],
    ["colour", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ])("%s is near %s", (written, word) => {
    expect(suggest(written, known)).toBe(word);
  });

  it("compare without regard to case, and answer in the known spelling", () => {
    expect(didYouMean("soc3x", ["SOC1", "SOC3", "PCI-DSS"])).toBe('did you mean "SOC3"?');
  });

  it("take a beginning only if it is of one word", () => {
    expect(suggest("prod", ["production", "staging"])).toBe("production");
    expect(suggest("log", ["logs_everything_days", "logs_nothing_hours"])).toBeUndefined();
  });

  it("are silent when nothing is known", () => {
    expect(didYouMean("anything", [])).toBeUndefined();
  });
});

describe("quoted values", () => {
  it.each([
    ["plain text", "plain text"],
    ["größer €", "größer €"],
    ["ac\u200Bme", "acU+200Bme"],
    ["a\nb\tc\u001B[31m", "aU+000AbU+0009cU+001B[31m"],
    ["\u202E", "U+202E"],
    [42, "42"],
    [null, "null"],
    [undefined, "undefined"],
    [["a"], '["a"]'],
  ])("%j is shown as %s", (value, shown) => {
    expect(quote(value)).toBe(shown);
  });

  it("are cut between characters, not inside them", () => {
    expect(quote("𝒳".repeat(100))).toBe(`${"𝒳".repeat(80)}…`);
  });

  it("name code points with four digits at least", () => {
    expect([codePoint("\0"), codePoint("а"), codePoint("😀")]).toEqual(["U+0000", "U+0430", "U+1F600"]);
  });
});

describe("paths", () => {
  it("read as in the file, on one line whatever the keys hold", () => {
    expect(pathText(["clients", "acme", "also_in", 0, "region"])).toBe("clients.acme.also_in[0].region");
    expect(pathText(["clients", "a\nb"])).toBe("clients.aU+000Ab");
    expect(pathText([])).toBe("");
  });
});

describe("log retention", () => {
  it.each([
    [2555, 2557],
    [100, 90],
    [0, 1],
    [100_000, 3653],
    [365, 365],
  ])("nearest to %i days is %i", (days, nearest) => {
    expect(nearestLogRetention(days)).toBe(nearest);
    expect(LOG_RETENTION_DAYS).toContain(nearest);
  });
});
