import { isStateful, LOSSES } from "../../replacement/what-is-lost";
import type { GateRule } from "../rule";
import { refusal } from "./refusal";

const TODO =
  "Take the change back; or let the client go by docs/runbooks/offboard-client.md, save what must be kept, and approve it in config/approvals.yaml.";

/** What carries data, or is known to others by what AWS gave it, is removed. */
export const statefulRemoved: GateRule = (changes) =>
  changes
    .filter(({ action, type }) => action === "remove" && isStateful(type))
    .map((change) =>
      refusal("stateful-removed", change, {
        reason: `It is removed: with it ${LOSSES[change.type]!.what}.`,
        todo: TODO,
      }),
    );
