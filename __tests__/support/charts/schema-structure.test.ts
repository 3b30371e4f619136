import { schemaStructure } from "./schema-structure";

describe("the structure of a schema", () => {
  it("is without words for people", () => {
    const schema = { title: "A", description: "B", examples: [1], $comment: "C", default: 2, deprecated: true };
    expect(schemaStructure({ type: "integer", markdownDescription: "D", "x-order": 1, ...schema })).toEqual({
      type: "integer",
    });
  });

  it.each([
    ["type", ["object", "null"]],
    ["enum", ["title", { title: "A", default: 1 }]],
    ["const", { description: "A" }],
    ["required", ["title", "default"]],
    ["pattern", "^a$"],
    ["minimum", 0],
    ["additionalProperties", false],
    ["items", true],
    ["$ref", "#/$defs/title"],
    ["$id", "https://schemas.example/a"],
  ])("keeps %s as it is", (word, rule) => {
    expect(schemaStructure({ [word]: rule })).toEqual({ [word]: rule });
  });

  it.each(["additionalProperties", "propertyNames", "items", "not", "if", "then", "else", "contains"])(
    "is within %s, too",
    (word) => {
      expect(schemaStructure({ [word]: { title: "A", type: "string" } })).toEqual({ [word]: { type: "string" } });
    },
  );

  it.each(["allOf", "anyOf", "oneOf", "items", "prefixItems"])("is within each of %s, too", (word) => {
    expect(schemaStructure({ [word]: [{ title: "A", minimum: 1 }, true] })).toEqual({ [word]: [{ minimum: 1 }, true] });
  });

  it.each(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"])(
    "keeps whatever name stands in %s",
    (word) => {
      const named = (schema: object) => ({ [word]: { title: schema, description: schema, default: {} } });
      expect(schemaStructure(named({ title: "A", type: "string" }))).toEqual(named({ type: "string" }));
    },
  );
});
