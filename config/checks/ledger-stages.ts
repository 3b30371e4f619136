import { CLIENT_STAGE_NAMES, CLIENT_STAGES, type ClientStageName } from "../catalogue/client-stages";
import type { Problem } from "../reading/problem";
import { clientEntries, type Check, type InFile } from "../registry";
import type { LedgerEntry } from "./ledger-places";

/** Stages that begin on a day of their own, in their order. */
const DATED = [
  { stage: "paused", field: "paused_date", day: (entry: LedgerEntry) => entry.pausedDate },
  { stage: "offboarding", field: "offboarding_date", day: (entry: LedgerEntry) => entry.offboardingDate },
  { stage: "decommissioned", field: "decommissioned_date", day: (entry: LedgerEntry) => entry.decommissionedDate },
] as const satisfies readonly {
  stage: ClientStageName;
  field: string;
  day: (entry: LedgerEntry) => string | undefined;
}[];

/** Days on which the stages of a client's life began, by the ledger's field. */
export function stageDays(entry: LedgerEntry): [string, string | undefined][] {
  return DATED.map(({ field, day }) => [field, day(entry)]);
}

/**
 * A client's stage in the ledger agrees with its switch in the registry, has the day on which it began, and none of a
 * stage that is still to come; days follow each other as the stages do.
 */
export const checkLedgerStages: Check = function* (registry) {
  const switchedOn = new Map(clientEntries(registry).map(([name, { enabled }]) => [name, enabled]));
  for (const [name, entry] of Object.entries(registry.ledger?.clients ?? {})) {
    if (!entry) continue;
    yield* dayProblems(name, entry);
    if (entry.status !== "paused" || switchedOn.get(name) !== true) continue;
    const message = "but the client is enabled in config/clients.yaml";
    const hint = "set enabled: false there, or status: active here";
    yield { file: "ledger", path: ["clients", name, "status"], rule: "ledger-stage", message, hint };
  }
};

function* dayProblems(name: string, entry: LedgerEntry): Iterable<Problem & InFile> {
  const { status, allocatedDate } = entry;
  if (status === undefined) return;
  const path = ["clients", name];
  const begun = [allocatedDate, ...(entry.alsoIn ?? []).map((each) => each?.allocatedDate)].flatMap((day) => day ?? []);
  let earlier = begun.map((day) => ({ field: "allocated_date", day }));
  for (const { stage, field, day: dayOf } of DATED) {
    const day = dayOf(entry);
    if (day === undefined) {
      if (status !== stage) continue;
      yield { file: "ledger", path, at: "key", rule: "ledger-date", message: `is ${stage}, and has no ${field}` };
      continue;
    }
    const at = { file: "ledger", path: [...path, field], rule: "ledger-date" } as const;
    if (!hasReached(status, stage)) {
      const hint = `set status: ${stage}, or leave the date out`;
      yield { ...at, message: `is the day on which it became ${stage}, and the client is ${status}`, hint };
      continue;
    }
    const later = earlier.find((each) => each.day > day);
    if (later) yield { ...at, message: `is before ${later.field} ${later.day}` };
    earlier = [...earlier, { field, day }];
  }
}

/** Whoever leaves may have been paused before; whoever is active again starts anew. */
function hasReached(status: ClientStageName, stage: ClientStageName): boolean {
  return CLIENT_STAGE_NAMES.indexOf(status) >= CLIENT_STAGE_NAMES.indexOf(stage) && "since" in CLIENT_STAGES[status];
}
