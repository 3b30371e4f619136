import type { Change, ResourceRecordSet } from "@aws-sdk/client-route-53";

import { EXIT, ExitError } from "../terminal/exit";
import { foreignOwner } from "./ownership";
import type { RecordType } from "./record-type";
import { plainName, type Zone } from "./zone";

/** The record that is wanted, or not any more. */
export interface WantedRecord {
  /** In full, without the last dot. */
  readonly name: string;
  readonly type: RecordType;
  /** As Route 53 takes them; for a deletion those it must have, or none to take whatever it has. */
  readonly values: readonly string[];
  readonly ttlSeconds: number;
}

/** What becomes of what is there. */
export type ChangeMode = "create" | "upsert" | "delete";

/** What is going to happen in a zone. */
export interface ChangePlan {
  readonly action: "create" | "replace" | "delete" | "unchanged";
  readonly before?: ResourceRecordSet;
  readonly after?: ResourceRecordSet;
  /** In one batch, which Route 53 takes whole or not at all. */
  readonly changes: readonly Change[];
}

/** What must happen for a record, or the end of the command when that would harm what others wrote (S3-113). */
export function planChange(
  wanted: WantedRecord,
  mode: ChangeMode,
  zone: Zone,
  sets: readonly ResourceRecordSet[],
): ChangePlan {
  const { name, type } = wanted;
  if (name === zone.name && type === "CNAME") refuse(`${name} is the zone itself, which can't be a CNAME`);
  const owner = foreignOwner(name, sets);
  if (owner !== undefined) refuse(`${name}: ${owner}`);
  const here = sets.filter((set) => plainName(set.Name) === name);
  const before = plainSet(here, wanted);
  if (mode === "delete") return deletion(wanted, before);
  const after = { Name: `${name}.`, Type: type, TTL: wanted.ttlSeconds, ResourceRecords: records(wanted.values) };
  if (!before) {
    const other = here.find((set) => type === "CNAME" || set.Type === "CNAME");
    if (other) refuse(`${name} has a record of type ${other.Type}: a CNAME stands alone`);
    return { action: "create", after, changes: [{ Action: "CREATE", ResourceRecordSet: after }] };
  }
  if (isSame(before, wanted.values) && before.TTL === wanted.ttlSeconds)
    return { action: "unchanged", before, after: before, changes: [] };
  if (mode === "create") refuse(`${name} has a ${type} record: ${valuesOf(before).join(" ")}; --upsert replaces it`);
  // Not UPSERT: this fails when somebody has changed the record since it was read.
  const changes: Change[] = [
    { Action: "DELETE", ResourceRecordSet: before },
    { Action: "CREATE", ResourceRecordSet: after },
  ];
  return { action: "replace", before, after, changes };
}

/** The values of a record set. */
export function valuesOf({ ResourceRecords = [] }: ResourceRecordSet): string[] {
  return ResourceRecords.map(({ Value = "" }) => Value);
}

function deletion({ name, type, values }: WantedRecord, before: ResourceRecordSet | undefined): ChangePlan {
  if (!before) refuse(`${name} has no ${type} record`);
  if (values.length > 0 && !isSame(before, values))
    refuse(`${name} has other values: ${valuesOf(before).join(" ")}; without --value they are deleted`);
  return { action: "delete", before, changes: [{ Action: "DELETE", ResourceRecordSet: before }] };
}

/** The record set of name and type; one that is routed by weight, place or alias is no plain record. */
function plainSet(here: readonly ResourceRecordSet[], { name, type }: WantedRecord): ResourceRecordSet | undefined {
  const same = here.filter((set) => set.Type === type);
  const special = same.find((set) => set.AliasTarget ?? set.SetIdentifier);
  if (special) refuse(`${name} has a ${type} record with an alias or a routing policy: it is not changed here`);
  return same[0];
}

function isSame(set: ResourceRecordSet, values: readonly string[]): boolean {
  return JSON.stringify(valuesOf(set).sort()) === JSON.stringify([...values].sort());
}

function records(values: readonly string[]) {
  return values.map((Value) => ({ Value }));
}

function refuse(message: string): never {
  throw new ExitError(EXIT.failed, message);
}
