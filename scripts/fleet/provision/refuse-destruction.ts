import { EXIT, ExitError } from "../terminal/exit";
import { parseJson } from "../terminal/parse-json";
import { note } from "../terminal/print";

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** Provisioning makes and changes: a plan that destroys anything, or replaces it, is somebody's own decision (G8). */
export function refuseDestruction(planJson: string): void {
  const { resource_changes: changes = [] } = parseJson<Plan>(planJson, "terraform show");
  const destroyed = changes.filter(({ change }) => change.actions.includes("delete"));
  if (destroyed.length === 0) return;
  for (const { address, change } of destroyed)
    note(`Error: the plan would ${change.actions.includes("create") ? "replace" : "destroy"} ${address}`);
  const message = "nothing was changed: provision destroys nothing; if it is meant, npx cdktf deploy bootstrap";
  throw new ExitError(EXIT.failed, message);
}
