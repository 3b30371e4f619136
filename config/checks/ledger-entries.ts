import type { LedgerEntry } from "./ledger";
import type { Path } from "../reading/path";
import { blockOf, type Check, type InFile } from "../registry";
import { planSubnets } from "../derived/subnets";
import type { Problem } from "../reading/problem";

/** What the ledger says is right in itself: dates make sense, recorded subnets are the computed ones. */
export const checkLedgerEntries: Check = function* ({ ledger, today }) {
  for (const [name, entry] of Object.entries(ledger?.clients ?? {})) {
    if (!entry) continue;
    yield* dateProblems(name, entry, today);
    yield* subnetProblems(name, entry);
  }
};

function* dateProblems(name: string, entry: LedgerEntry, today: string): Iterable<Problem & InFile> {
  if (entry.status === "decommissioned" && entry.decommissionedDate === undefined) {
    const message = "is decommissioned, and has no decommissioned_date";
    yield { file: "ledger", path: ["clients", name], at: "key", rule: "ledger-date", message };
  }
  const dates: [Path, string | undefined][] = [
    [["allocated_date"], entry.allocatedDate],
    [["decommissioned_date"], entry.decommissionedDate],
    ...(entry.alsoIn ?? []).map((each, index): [Path, string | undefined] => [
      ["also_in", index, "allocated_date"],
      each?.allocatedDate,
    ]),
  ];
  for (const [path, date] of dates) {
    if (date === undefined || date <= today) continue;
    yield {
      file: "ledger",
      path: ["clients", name, ...path],
      severity: "warning",
      rule: "ledger-date",
      message: `lies in the future (today is ${today})`,
    };
  }
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
