import { EFFECT_OF, effectOf, EFFECTS } from "../../../config/schema/effects";
import { jsonSchemas } from "../../../config/schema/json-schema";

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
}

/** Every field that stands for a value, by its path as the reference page has it. */
function fieldsOf(node: Node, path = ""): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const at = path ? `${path}.${name}` : name;
    const entry = typeof field.additionalProperties === "object" ? field.additionalProperties : undefined;
    if (entry?.properties) return fieldsOf(entry, `${at}.{client}`);
    if (field.items?.properties) return fieldsOf(field.items, `${at}[]`);
    return field.properties ? fieldsOf(field, at) : [at];
  });
}

describe("when a change of the registry takes effect", () => {
  const fields = fieldsOf(jsonSchemas()["clients.schema.json"] as Node);

  it("is said of every field: a new one has to be thought of", () => {
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter((field) => effectOf(field) === undefined)).toEqual([]);
  });

  it("is said of no field that is not there", () => {
    expect(Object.keys(EFFECT_OF).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it("is said in words that are all in use", () => {
    expect(new Set(Object.values(EFFECT_OF))).toEqual(new Set(Object.keys(EFFECTS)));
  });
});
