import type { Fleet } from "../../../../config/fleet";
import type { ChangeSet } from "../changes/change-set";
import type { RegistryChange, RegistryChanges } from "../registry-changes/registry-change";

/** What one side's three files say of its clients. */
export interface SideFacts {
  /** As the files decode; undefined where they don't. */
  readonly fleet: Fleet | undefined;
  /** Names in clients.yaml, switched on or off, in whatever target. */
  readonly registered: ReadonlySet<string>;
  /** Those of them that are switched off. */
  readonly disabled: ReadonlySet<string>;
  /** Each client's stage in the ledger: active, reserved, decommissioned. */
  readonly stages: ReadonlyMap<string, string>;
}

/** All that rules about the registry look at. */
export interface GateFacts {
  readonly changes: ChangeSet;
  readonly registry: RegistryChanges;
  readonly base: SideFacts;
  readonly head: SideFacts;
  /** Clients that a change of what is everybody's can reach. */
  readonly reachOf: (change: RegistryChange) => "everyone" | ReadonlySet<string>;
  /** Most resources of one owner that a change may destroy. */
  readonly mostDeleted: number;
}
