import { plural } from "../../../../config/catalogue/plural";
import type { StateStore } from "../store/state-store";
import type { RestorePlan } from "./restore-plan";

/** What a restore would make of a state, for people. */
export function planLines({ stack }: StateStore, plan: RestorePlan): string[] {
  const { versionId, current, wanted, serial, forgotten, remembered } = plan;
  const from = current
    ? `serial ${current.serial}, ${plural(current.addresses.length, "resource")}`
    : "no readable state";
  const version = `Version ${versionId}: serial ${wanted.serial}, ${plural(wanted.addresses.length, "resource")}`;
  return [
    `State of ${stack}: ${from}`,
    plan.restored ? `${version}; it is the current state already` : `${version}; it becomes serial ${serial}`,
    ...forgotten.map((address) => `  - ${address} is forgotten, and goes on existing`),
    ...remembered.map((address) => `  + ${address} is known again, whether it exists or not`),
  ];
}
