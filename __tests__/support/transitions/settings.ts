import { jsonSchemas } from "../../../config/schema/json-schema";

/** A part of a JSON schema, as far as transitions look at it. */
export interface SettingSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly additionalProperties?: SettingSchema | boolean;
  readonly items?: SettingSchema;
}

/** One setting of the registry or of the platform settings: `storage.replication.region`. */
export interface Setting {
  /** Below a client, or below the platform settings; `production` stands for every environment. */
  readonly path: string;
  readonly schema: SettingSchema;
}

/** Every setting of a client, as the schema has them: a new one is here by itself. */
export function clientSettings(): Setting[] {
  const { clients } = rootOf("clients.schema.json").properties!;
  return leaves(clients!.additionalProperties as SettingSchema);
}

/** Every setting of the platform; environments are alike, so one stands for all. */
export function platformSettings(): Setting[] {
  return leaves(rootOf("platform.schema.json")).filter(
    ({ path }) => !/^environments\.(staging|development)/.test(path),
  );
}

function rootOf(file: string): SettingSchema {
  return jsonSchemas()[file] as SettingSchema;
}

function leaves(schema: SettingSchema, path = ""): Setting[] {
  const below = (key: string): string => (path === "" ? key : `${path}.${key}`);
  const { properties, additionalProperties, items } = schema;
  if (properties) return Object.entries(properties).flatMap(([key, each]) => leaves(each, below(key)));
  const itself = { path, schema };
  if (typeof additionalProperties === "object" && additionalProperties.properties)
    return [itself, ...leaves(additionalProperties, below("us-east-2"))];
  if (items?.properties) return [itself, ...leaves(items, below("0"))];
  return [itself];
}
