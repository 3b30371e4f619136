import type { Standing } from "../../../../config/standing";
import type { ChangeSet } from "../changes/change-set";
import type { ByCode } from "../sides/open-sides";
import type { RegistryChange, RegistryChanges } from "../registry-changes/registry-change";

/** All that rules about the registry look at. */
export interface GateFacts {
  readonly changes: ChangeSet;
  readonly registry: RegistryChanges;
  /** What the code changes by itself where the registry changed as well; see `Sides`. */
  readonly byCode?: ByCode;
  readonly base: Standing;
  readonly head: Standing;
  /** Clients that a change of what is everybody's can reach. */
  readonly reachOf: (change: RegistryChange) => "everyone" | ReadonlySet<string>;
  /** Most resources of one owner that a change may destroy. */
  readonly mostDeleted: number;
}
