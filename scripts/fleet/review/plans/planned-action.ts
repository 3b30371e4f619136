import type { Action } from "../changes/change-set";
import type { PlannedResource } from "./plan-document";

/** What Terraform's words mean for a resource: undefined for nothing. What it forgets is lost to it, whatever AWS still has. */
const ACTIONS: Readonly<Record<string, Action | undefined>> = {
  "no-op": undefined,
  read: undefined,
  create: "add",
  update: "change",
  delete: "remove",
  forget: "remove",
  "delete,create": "replace",
  "create,delete": "replace",
  "create,forget": "replace",
  "forget,create": "replace",
};

/** Whether a plan's actions are ones that this program knows: what is only looked up is read or let go, never made. */
export function isKnownAction({ mode, change }: PlannedResource): boolean {
  const actions = change.actions.join();
  return mode === "data" ? ["no-op", "read", "delete"].includes(actions) : Object.hasOwn(ACTIONS, actions);
}

/** What becomes of the resource; undefined where nothing does. What is taken over as it is comes to the state anew. */
export function plannedAction({ change }: PlannedResource): Action | undefined {
  const action = ACTIONS[change.actions.join()];
  return action === undefined && isGiven(change.importing) ? "add" : action;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
