import type { GateRule } from "../rule";
import { foreignCode } from "./foreign-code";
import { grantWidened } from "./grant-widened";
import { neverShrinks } from "./never-shrinks";
import { openedToInternet } from "./opened-to-internet";
import { protectionWeakened } from "./protection-weakened";
import { statefulRemoved } from "./stateful-removed";
import { replacementUnknown, statefulReplaced } from "./stateful-replaced";
import { tagsLost } from "./tags-lost";
import { unknownType } from "./unknown-type";

/** Rules about what happens to resources, by id; they hold for changes between two synths and for those of a plan. */
export const CHANGE_RULES: Readonly<Record<string, GateRule>> = {
  "foreign-code": foreignCode,
  "grant-widened": grantWidened,
  "immutable-changed": neverShrinks,
  "opened-to-internet": openedToInternet,
  "protection-weakened": protectionWeakened,
  "replacement-unknown": replacementUnknown,
  "stateful-removed": statefulRemoved,
  "stateful-replaced": statefulReplaced,
  "tags-lost": tagsLost,
  "unknown-type": unknownType,
};
