import type { ResourceRecordSet, Route53Client } from "@aws-sdk/client-route-53";

import { applyChange, untilInSync } from "./apply-change";
import { type ChangeMode, type ChangePlan, planChange, type WantedRecord } from "./plan-change";
import { recordSets, type Zone } from "./zone";
import { confirm } from "../terminal/confirm";
import { note, printJson, printLine } from "../terminal/print";

/** Which record is changed, and how. */
export interface RecordChange {
  readonly route53: Route53Client;
  readonly zone: Zone;
  readonly mode: ChangeMode;
  readonly wanted: WantedRecord;
  readonly options: { readonly dryRun?: boolean; readonly yes?: boolean; readonly json?: boolean };
}

/** Shows what is going to happen, asks, does it and waits for it. */
export async function changeRecord({ route53, zone, mode, wanted, options }: RecordChange): Promise<void> {
  const plan = planChange(wanted, mode, zone, await recordSets(route53, zone));
  const { dryRun = false, yes, json } = options;
  if (!json) printLine(planText(plan, zone));
  const result = { zone: zone.name, zoneId: zone.id, action: plan.action, ...before(plan), dryRun };
  if (dryRun || plan.changes.length === 0) {
    if (json) printJson(result);
    return note(dryRun && plan.changes.length > 0 ? "next: the same without --dry-run" : "Nothing was changed.");
  }
  await confirm(`Change the zone ${zone.name} (${zone.id})?`, { yes });
  const changeId = await applyChange(route53, zone, plan);
  note(`Change ${changeId}: waiting until all name servers of Route 53 know of it …`);
  await untilInSync(route53, changeId);
  if (json) printJson({ ...result, changeId, status: "INSYNC" });
  note("In sync. Resolvers remember what they had until its TTL is over.");
  note(`next: dig +short ${wanted.type} '${wanted.name}'`);
}

function planText(plan: ChangePlan, { name }: Zone): string {
  const words = { create: "create", replace: "replace", delete: "delete", unchanged: "as wanted already" };
  const lines = [
    ...(plan.before && plan.action !== "unchanged" ? [`- ${recordText(plan.before)}`] : []),
    ...(plan.after ? [`${plan.action === "unchanged" ? " " : "+"} ${recordText(plan.after)}`] : []),
  ];
  return [`${name}: ${words[plan.action]}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function recordText({ Name, TTL, Type, ResourceRecords = [] }: ResourceRecordSet): string {
  return `${Name} ${TTL} ${Type} ${ResourceRecords.map(({ Value }) => Value).join(" ")}`;
}

function before({ before, after }: ChangePlan) {
  return { before: before ? recordData(before) : null, after: after ? recordData(after) : null };
}

function recordData({ Name, Type, TTL, ResourceRecords = [] }: ResourceRecordSet) {
  return { name: Name, type: Type, ttl: TTL, values: ResourceRecords.map(({ Value }) => Value) };
}
