import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { jsonSchemas } from "../../config/schema/json-schema";
import { PROJECT_ROOT } from "../support/synth-project";

const FOLDER = join(PROJECT_ROOT, ".github", "ISSUE_TEMPLATE");

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Element[];
}

interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: {
    readonly label?: string;
    readonly value?: string;
    readonly options?: readonly string[];
    readonly default?: number;
  };
  readonly validations?: { readonly required?: boolean };
}

/** The part of JSON Schema that the registry's has. */
interface Node {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: string | boolean;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node;
}

const form = (file: string): Form => parse(readFileSync(join(FOLDER, file), "utf8")) as Form;
const forms = readdirSync(FOLDER).filter((file) => file !== "config.yml");
const fields = form("new-client.yml").body.filter(({ type }) => type !== "markdown");

const schemas = jsonSchemas() as Readonly<Record<string, Node>>;
const CLIENT = schemas["clients.schema.json"]!.properties!.clients!.additionalProperties!;
const LEDGER = schemas["cidr-registry.schema.json"]!.properties!.clients!.additionalProperties!;

/** What is asked beside the fields of a client: the name they stand under, and a field of the ledger. */
const BESIDE = ["name", "notes"];

/** Required in the registry and not asked for, or not of whoever asks for a client. */
const NOT_REQUIRED: Readonly<Record<string, string>> = {
  enabled: "a client that is wanted is enabled",
  "network.vpc_cidr": "whoever does the work takes the next free block",
};

const asked = fields.filter(({ id }) => !BESIDE.includes(id!));
const pathOf = ({ id }: Element): string => id!.replaceAll("-", ".");

function nodeAt(path: string): Node | undefined {
  return path.split(".").reduce<Node | undefined>((node, key) => node?.properties?.[key], CLIENT);
}

/** Every field of a section that has to be written, however deep; a section alone has nothing to write. */
function requiredPaths(node: Node, prefix = ""): string[] {
  return (node.required ?? []).flatMap((key) => {
    const below = node.properties![key]!;
    return below.properties ? requiredPaths(below, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}

describe.each(forms)("the issue form %s", (file) => {
  const { name, description, body } = form(file);

  it("is one that GitHub shows: named, described, made of what forms are made of", () => {
    expect(name).toMatch(/\S{3}/);
    expect(description).toMatch(/\S{3}/);
    for (const { type, id, attributes } of body) {
      expect(["markdown", "input", "textarea", "dropdown", "checkboxes"]).toContain(type);
      if (type === "markdown") expect(attributes.value).toMatch(/\S/);
      else
        expect({ id, label: attributes.label }).toEqual({
          id: expect.stringMatching(/^[\w-]+$/) as string,
          label: expect.stringMatching(/\S/) as string,
        });
    }
  });

  it.each<keyof Element | "label">(["id", "label"])("has no %s twice", (key) => {
    const values = body.flatMap((each) => (key === "label" ? each.attributes.label : each.id) ?? []);
    expect([...new Set(values)]).toEqual(values);
  });

  it("offers options that are text, each once", () => {
    for (const { type, attributes } of body) {
      if (type !== "dropdown") continue;
      expect(attributes.options!.filter((each) => typeof each !== "string")).toEqual([]);
      expect([...new Set(attributes.options)]).toEqual(attributes.options);
    }
  });
});

describe("the form for a new client", () => {
  it("asks for fields of the registry, and calls them what the registry does", () => {
    expect(asked.length).toBeGreaterThan(15);
    for (const field of asked) {
      expect({ path: pathOf(field), known: nodeAt(pathOf(field)) !== undefined }).toEqual({
        path: field.attributes.label,
        known: true,
      });
    }
    expect(Object.keys(LEDGER.properties!)).toContain("notes");
  });

  it("asks for everything that has to be written, and insists on it", () => {
    const insisted = asked.filter(({ validations }) => validations?.required).map(pathOf);
    const required = requiredPaths(CLIENT).filter((path) => !(path in NOT_REQUIRED));
    expect(required.length).toBeGreaterThan(5);
    expect(insisted).toEqual(expect.arrayContaining(required));
    expect(asked.map(pathOf)).toContain("network.vpc_cidr");
  });

  it("offers what the schema allows, and proposes what it would take", () => {
    const choices = asked.filter(({ type }) => type === "dropdown");
    expect(choices.length).toBeGreaterThan(5);
    for (const field of choices) {
      const node = nodeAt(pathOf(field))!;
      const { options, default: proposed } = field.attributes;
      expect({ path: pathOf(field), options }).toEqual({
        path: pathOf(field),
        options: node.type === "boolean" ? ["true", "false"] : node.enum,
      });
      if (node.default !== undefined) expect(options![proposed!]).toBe(String(node.default));
      else expect(proposed).toBeUndefined();
    }
  });

  it("leaves no choice of few values to be typed", () => {
    const typed = asked.filter(({ type }) => type === "input").map((field) => nodeAt(pathOf(field))!);
    expect(typed.filter(({ enum: values, type }) => values !== undefined || type === "boolean")).toEqual([]);
  });
});
