type Treatment = "kept" | "schemas" | "named schemas";

/** JSON Schema's words that are rules; all others are for people, or for editors. */
const RULES: Readonly<Record<string, Treatment>> = {
  ...each("kept", ["$schema", "$id", "$ref", "type", "enum", "const", "required", "dependentRequired"]),
  ...each("kept", ["pattern", "format", "minLength", "maxLength"]),
  ...each("kept", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  ...each("kept", ["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"]),
  ...each("kept", ["minProperties", "maxProperties"]),
  ...each("schemas", ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"]),
  ...each("schemas", ["additionalProperties", "unevaluatedProperties", "propertyNames"]),
  ...each("schemas", ["items", "additionalItems", "prefixItems", "unevaluatedItems", "contains"]),
  ...each("named schemas", ["properties", "patternProperties", "dependentSchemas", "dependencies"]),
  ...each("named schemas", ["$defs", "definitions"]),
};

/** A schema's rules alone: no titles, descriptions, examples, comments and defaults. */
export function schemaStructure(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(schemaStructure);
  if (!isMap(schema)) return schema;
  const rules = Object.entries(schema).filter(([word]) => Object.hasOwn(RULES, word));
  return Object.fromEntries(
    rules.map(([word, value]) => {
      if (RULES[word] === "schemas") return [word, schemaStructure(value)];
      return [word, RULES[word] === "named schemas" && isMap(value) ? named(value) : value];
    }),
  );
}

function named(schemas: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaStructure(schema)]));
}

function each(treatment: Treatment, words: readonly string[]): Record<string, Treatment> {
  return Object.fromEntries(words.map((word) => [word, treatment]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
