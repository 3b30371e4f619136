import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

import { jsonSchemas } from "../../../config/schema/json-schema";
import { FILES } from "../../../config/registry";
import { clientsFile } from "../../../config/schema/client";
import { ledgerFile } from "../../../config/schema/ledger";
import { platformFile } from "../../../config/schema/platform";
import { complaints, SCHEMAS } from "../../support/json-schema";
import { PROJECT_ROOT } from "../../support/synth-project";
import { EXAMPLE, loadFiles, VALID_BASE, type Section } from "../../support/registry";

describe("the JSON schemas editors read", () => {
  it.each(Object.entries(SCHEMAS))("%s takes valid files", (schema, file) => {
    expect(complaints(schema, parse(EXAMPLE[FILES[file]]!.toString()))).toEqual([]);
    expect(complaints(schema, parse(VALID_BASE[FILES[file]]!.toString()))).toEqual([]);
  });

  it.each(Object.keys(SCHEMAS))("%s is a draft-7 schema with a title, an id and a type for every value", (schema) => {
    const document = jsonSchemas()[schema]!;

    expect(document).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", $id: schema });
    expect(document).toHaveProperty("title");
    expect(new Ajv({ strict: false }).validateSchema(document)).toBe(true);
  });

  it.each<[string, string, (data: Record<string, object>) => void, string]>([
    [
      "clients.schema.json",
      "a misspelt key",
      (data) => set(data.clients, "acme.network.vpc_cdir", "10.0.0.0/16"),
      "/clients/acme/network additionalProperties",
    ],
    [
      "clients.schema.json",
      "a wrong value",
      (data) => set(data.clients, "acme.tier", "gold"),
      "/clients/acme/tier enum",
    ],
    [
      "clients.schema.json",
      "a wrong type",
      (data) => set(data.clients, "acme.enabled", "yes"),
      "/clients/acme/enabled type",
    ],
    [
      "clients.schema.json",
      "a placeholder",
      (data) => set(data.clients, "acme.network.vpc_cidr", "10.X.0.0/16"),
      "/clients/acme/network/vpc_cidr pattern",
    ],
    [
      "clients.schema.json",
      "a number out of bounds",
      (data) => set(data.clients, "acme.eks", { min_size: 0 }),
      "/clients/acme/eks/min_size minimum",
    ],
    [
      "clients.schema.json",
      "a bad name",
      (data) => set(data.clients, "Acme_1", (data.clients as Section).acme),
      "/clients propertyNames",
    ],
    [
      "platform.schema.json",
      "an unknown environment",
      (data) => set(data.environments, "prod", {}),
      "/environments additionalProperties",
    ],
    [
      "cidr-registry.schema.json",
      "a day of its own form",
      (data) => set(data.clients, "acme.allocated_date", "5.1.2026"),
      "/clients/acme/allocated_date pattern",
    ],
  ])("%s refuses %s", (schema, _, spoil, complaint) => {
    const data = parse(VALID_BASE[FILES[SCHEMAS[schema]!]]!.toString()) as Record<string, object>;
    spoil(data);

    expect(complaints(schema, data)).toContain(complaint);
  });

  it.each(Object.keys(SCHEMAS))("config/%s is what the code says: or run `npx fleet schema`", (schema) => {
    const written = readFileSync(join(PROJECT_ROOT, "config", schema), "utf8");

    expect(written).toBe(`${JSON.stringify(jsonSchemas()[schema], null, 2)}\n`);
  });
});

function set(target: object | undefined, path: string, value: unknown): void {
  const [key, ...rest] = path.split(".") as [string, ...string[]];
  const record = target as Record<string, object>;
  if (rest.length === 0) record[key] = value as object;
  else set(record[key], rest.join("."), value);
}

/** A field of a schema, as people meet it in a file. */
interface Field {
  readonly path: string;
  readonly description: string | undefined;
  readonly number: boolean;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wrapped ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

function descriptionOf(schema: z.ZodType): string | undefined {
  const inner = unwrap(schema);
  return schema.description ?? (inner === schema ? undefined : inner.description);
}

function fieldsOf(schema: z.ZodType, path: string): Field[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodRecord) return fieldsOf(inner.valueType as z.ZodType, `${path}.*`);
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element as z.ZodType, `${path}[]`);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, field]) => [
    {
      path: `${path}.${key}`,
      description: descriptionOf(field),
      number: unwrap(field) instanceof z.ZodNumber,
    },
    ...fieldsOf(field, `${path}.${key}`),
  ]);
}

const FIELDS = [
  ...fieldsOf(clientsFile, "clients.yaml"),
  ...fieldsOf(platformFile, "platform.yaml"),
  ...fieldsOf(ledgerFile, "cidr-registry.yaml"),
];

const UNITS =
  /\b(days?|GiB|TiB|MiB|bytes|seconds|nodes|USD|pods|requests an hour|ports?|number|octet|share|replicas)\b/i;

describe("the fields of the files", () => {
  it("are all found", () => {
    expect(FIELDS.length).toBeGreaterThan(120);
    expect(FIELDS.filter(({ number }) => number).length).toBeGreaterThan(20);
  });

  it("say what they are, in a sentence", () => {
    expect(FIELDS.filter(({ description }) => !/^\S.*\.$/.test(description ?? "")).map(({ path }) => path)).toEqual([]);
  });

  it("say their unit, if they are numbers", () => {
    const unitless = FIELDS.filter(({ number, description }) => number && !UNITS.test(description ?? ""));

    expect(unitless.map(({ path }) => path)).toEqual([]);
  });
});

describe('the "new client" snippets', () => {
  /** What an editor inserts if every placeholder keeps its default. */
  const inserted = (schema: string): Section => {
    const { properties } = jsonSchemas()[schema] as unknown as {
      properties: { clients: { defaultSnippets: { label: string; body: object }[] } };
    };
    const [snippet] = properties.clients.defaultSnippets;
    expect(snippet!.label).toBe("new client");
    return JSON.parse(JSON.stringify(snippet!.body).replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")) as Section;
  };

  it("make a valid project together", () => {
    const clients = { clients: inserted("clients.schema.json") };
    const ledger = { clients: inserted("cidr-registry.schema.json") };

    expect(complaints("clients.schema.json", clients)).toEqual([]);
    expect(complaints("cidr-registry.schema.json", ledger)).toEqual([]);
    expect(
      loadFiles({ ...VALID_BASE, [FILES.clients]: stringify(clients), [FILES.ledger]: stringify(ledger) }),
    ).toMatchObject({ ok: true, findings: [] });
  });
});
