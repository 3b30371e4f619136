import { parse } from "yaml";

import { entriesOf } from "./reading/entries-of";
import { isPlainMap } from "./reading/plain-map";

/** Each client's stage of life by name, as a text of the ledger has it; none where the text can't be read. */
export function ledgerStages(text: string): ReadonlyMap<string, string> {
  try {
    return stagesIn(parse(text));
  } catch {
    return new Map();
  }
}

/** The same of a ledger that is parsed. */
export function stagesIn(ledger: unknown): ReadonlyMap<string, string> {
  return new Map(entriesOf(ledger, "clients").map(([name, entry]) => [name, stageOf(entry)]));
}

function stageOf(entry: unknown): string {
  return isPlainMap(entry) && typeof entry.status === "string" ? entry.status : "active";
}
