import { z } from "zod";

import { approvalsFile } from "./approvals";
import { clientsFile } from "./client";
import { ledgerFile } from "./ledger";
import { platformFile } from "./platform";

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const FILES = {
  "clients.schema.json": { title: "Registry of clients", schema: clientsFile },
  "platform.schema.json": { title: "Platform settings", schema: platformFile },
  "approvals.schema.json": { title: "Approvals", schema: approvalsFile },
  "cidr-registry.schema.json": { title: "Ledger of addresses", schema: ledgerFile },
} as const;

/**
 * The schemas editors complete and check the YAML files with, by file name under config/. They know less than the
 * checks do: what spans fields, clients or files is for `fleet validate`.
 */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, { title, schema }]) => {
      // Draft 7 is what all versions of the YAML language server read; "input" leaves out what defaults fill in.
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
      return [name, { $schema, $id: name, title, ...rest }];
    }),
  );
}
