import type { ClientRecord } from "./client-record";

/** The stage of the ledger, and where the registry says otherwise, that too. */
export function stageText({ stage, enabled }: Pick<ClientRecord, "stage" | "enabled">): string {
  const isOff = enabled === false && stage === "active" ? ", disabled" : "";
  return `${stage ?? "not in the ledger"}${isOff}`;
}
