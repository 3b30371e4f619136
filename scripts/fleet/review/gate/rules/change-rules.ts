import type { GateRule } from "../rule";
import { grantWidened } from "./grant-widened";
import { openedToInternet } from "./opened-to-internet";
import { protectionWeakened } from "./protection-weakened";
import { statefulRemoved } from "./stateful-removed";
import { replacementUnknown, statefulReplaced } from "./stateful-replaced";
import { tagsLost } from "./tags-lost";

/** Rules about what happens to resources, by id; they hold for changes between two synths and for those of a plan. */
export const CHANGE_RULES: Readonly<Record<string, GateRule>> = {
  "grant-widened": grantWidened,
  "opened-to-internet": openedToInternet,
  "protection-weakened": protectionWeakened,
  "replacement-unknown": replacementUnknown,
  "stateful-removed": statefulRemoved,
  "stateful-replaced": statefulReplaced,
  "tags-lost": tagsLost,
};
