import Ajv from "ajv";

import type { FileName } from "../../config/registry";
import { jsonSchemas } from "../../config/schema/json-schema";

/** The schemas that editors read, and the file that each is for. */
export const SCHEMAS: Readonly<Record<string, FileName>> = {
  "clients.schema.json": "clients",
  "platform.schema.json": "platform",
  "cidr-registry.schema.json": "ledger",
};

/** What ajv, an implementation of JSON Schema that knows nothing of zod, says about a document. */
export function complaints(schema: string, data: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate(jsonSchemas()[schema]!, data);
  return (ajv.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
