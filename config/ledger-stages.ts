import { parse } from "yaml";

/** Each client's stage of life by name, as a text of the ledger has it; none where the text can't be read. */
export function ledgerStages(text: string): ReadonlyMap<string, string> {
  let ledger: unknown;
  try {
    ledger = parse(text);
  } catch {
    return new Map();
  }
  const clients: unknown = isMap(ledger) ? ledger.clients : undefined;
  if (!isMap(clients)) return new Map();
  return new Map(Object.entries(clients).map(([name, entry]) => [name, stageOf(entry)]));
}

function stageOf(entry: unknown): string {
  return isMap(entry) && typeof entry.status === "string" ? entry.status : "active";
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
