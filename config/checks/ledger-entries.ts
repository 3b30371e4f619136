import type { LedgerEntry } from "./ledger-places";
import { stageDays } from "./ledger-stages";
import type { Path } from "../reading/path";
import { blockOf, type Check, type InFile } from "../registry";
import { planSubnets } from "../derived/subnets";
import type { Problem } from "../reading/problem";

/** Before this day there was nothing to allocate: AWS began. */
const FIRST_DAY = "2006-03-14";

/** Days ahead of today within which a date may be a plan. */
const PLANNED_DAYS = 366;

/** What the ledger says is right in itself: dates make sense, recorded subnets are the computed ones. */
export const checkLedgerEntries: Check = function* ({ ledger, today }) {
  for (const [name, entry] of Object.entries(ledger?.clients ?? {})) {
    if (!entry) continue;
    yield* dateProblems(name, entry, today);
    yield* subnetProblems(name, entry);
  }
};

function* dateProblems(name: string, entry: LedgerEntry, today: string): Iterable<Problem & InFile> {
  const dates: [Path, string | undefined][] = [
    [["allocated_date"], entry.allocatedDate],
    ...stageDays(entry).map(([field, day]): [Path, string | undefined] => [[field], day]),
    ...(entry.alsoIn ?? []).map((each, index): [Path, string | undefined] => [
      ["also_in", index, "allocated_date"],
      each?.allocatedDate,
    ]),
  ];
  const latest = daysAfter(today, PLANNED_DAYS);
  for (const [path, date] of dates) {
    if (date === undefined) continue;
    const at = { file: "ledger", path: ["clients", name, ...path], rule: "ledger-date" } as const;
    if (date < FIRST_DAY) yield { ...at, message: "is before AWS began", hint: `${FIRST_DAY} was the first day` };
    else if (date > latest) yield { ...at, message: `lies more than a year in the future (today is ${today})` };
    else if (date > today) yield { ...at, severity: "warning", message: `lies in the future (today is ${today})` };
  }
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function* subnetProblems(name: string, { subnets, vpcCidr }: LedgerEntry): Iterable<Problem & InFile> {
  const vpc = blockOf(vpcCidr);
  if (!subnets || !vpc) return;
  const planned = planSubnets(vpc, 2);
  const recorded = (["public", "private", "eks"] as const).flatMap((kind) =>
    (subnets[kind] ?? []).map((text, index) => ({
      text,
      planned: planned[index]?.[kind],
      path: ["clients", name, "subnets", kind, index],
    })),
  );
  for (const { text, planned: right, path } of recorded) {
    if (text === undefined || text === right) continue;
    const message = right
      ? `is not the subnet that is computed from vpc_cidr: ${right}`
      : "is one more subnet than there are zones";
    yield { file: "ledger", path, rule: "ledger-subnets", message, hint: "correct it, or leave subnets out" };
  }
}
