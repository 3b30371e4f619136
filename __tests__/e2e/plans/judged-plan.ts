import { changeSet } from "../../../scripts/fleet/review/changes/change-set-of";
import { judgeSides, type Judged } from "../../../scripts/fleet/review/gate/judge-sides";
import { MOST_DELETED } from "../../../scripts/fleet/review/gate/most-deleted";
import { registryChanges } from "../../../scripts/fleet/review/registry-changes/registry-changes";
import type { Side } from "../../../scripts/fleet/review/sides/open-sides";
import { fleetOf, withProject } from "../../support/registry";
import type { Planned } from "./planner";

/** What the gate finds between two projects, with the plan of the latter's stack in a folder. */
export function judgedPlan(base: Planned, head: Planned, plans: string): Judged {
  return withProject(base.files, (baseRoot) =>
    withProject(head.files, (headRoot) =>
      judgeSides(
        {
          base: sideOf("base", baseRoot, base),
          head: sideOf("head", headRoot, head),
          registry: registryChanges(baseRoot, headRoot, {}),
          changes: changeSet(base.synthesis, head.synthesis),
          byCode: undefined,
        },
        { plans, mostDeleted: MOST_DELETED },
      ),
    ),
  );
}

function sideOf(
  name: string,
  root: string,
  { files, synthesis }: Planned,
): Side & { fleet: NonNullable<Side["fleet"]> } {
  return { name, root, synthesis, fleet: fleetOf(files) };
}
