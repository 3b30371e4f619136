import { table } from "../../scripts/fleet/docs/markdown";
import { referencePage } from "../../scripts/fleet/docs/reference-page";
import { defaultText, meaningText, valueText, type SchemaNode } from "../../scripts/fleet/docs/schema-node";

describe("what may stand in a field", () => {
  it.each<[string, SchemaNode]>([
    ["`true` or `false`", { type: "boolean" }],
    ["`small`, `large`", { type: "string", enum: ["small", "large"] }],
    ["whole number, 7 to 35", { type: "integer", minimum: 7, maximum: 35 }],
    ["whole number, 1 at least", { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER }],
    ["whole number", { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }],
    ["text", { type: "string" }],
    ["one e-mail address", { type: "string", patternErrorMessage: "must be one e-mail address" }],
    ["a block such as 10.1.0.0/16", { type: "string", patternErrorMessage: "Write a block such as 10.1.0.0/16" }],
    ["list, 2 or more: text", { type: "array", minItems: 2, items: { type: "string" } }],
    ["map: text", { type: "object", additionalProperties: { type: "string" } }],
    ["section", { type: "object", properties: {}, additionalProperties: false }],
  ])("%s", (words, node) => {
    expect(valueText(node)).toBe(words);
  });
});

describe("the default of a field", () => {
  it.each<[string, SchemaNode]>([
    ["`50`", { type: "integer", default: 50 }],
    ['`"17"`', { type: "string", default: "17" }],
    ["`[a, b]`", { type: "array", default: ["a", "b"] }],
    ["`{ finance/: Finance }`", { type: "object", default: { "finance/": "Finance" }, additionalProperties: {} }],
    ["", { type: "object", default: {}, properties: {} }],
    ["", { type: "string" }],
  ])("%s", (words, node) => {
    expect(defaultText(node, false)).toBe(words);
  });

  it("is none where the field is required", () => {
    expect(defaultText({ type: "string" }, true)).toBe("**required**");
  });

  it("is not told twice", () => {
    expect(meaningText({ description: "Volume, in GiB. Default 50.", default: 50 })).toBe("Volume, in GiB.");
    expect(meaningText({ description: "Upload, in bytes. Default 50 MiB.", default: 52428800 })).toContain("50 MiB");
  });
});

describe("a reference page", () => {
  const text: SchemaNode = { type: "string", description: "A word." };
  const pair: SchemaNode = { type: "object", properties: { word: text }, required: ["word"] };
  const page = referencePage({
    title: "Page",
    intro: "About it.",
    placeholders: { things: "{thing}" },
    schema: {
      type: "object",
      properties: {
        things: { type: "object", additionalProperties: pair, propertyNames: { patternErrorMessage: "letters" } },
        list: { type: "array", items: pair, default: [] },
        places: { type: "object", properties: { here: pair, there: { ...pair, description: "Over there." } } },
      },
    },
  });

  it.each(["## `things.{thing}`", "`{thing}`: letters.", "## `list[]`", "## `places.{name}`"])("has %s", (part) => {
    expect(page).toContain(part);
  });

  it("links every section from its field", () => {
    for (const link of ["[`things`](#thingsthing)", "[`list`](#list)", "[`places`](#placesname)"])
      expect(page).toContain(link);
  });

  it("shows sections of one form once", () => {
    expect(page.match(/\| `word`/g)).toHaveLength(3);
    expect(page).toContain("`here`, `there`: each is optional and has the same fields.");
  });
});

describe("a table", () => {
  it("lines up its columns and keeps bars inside cells", () => {
    expect(table(["A", "Long"], [["a|b", ""]])).toBe("| A    | Long |\n| ---- | ---- |\n| a\\|b |      |");
  });
});
