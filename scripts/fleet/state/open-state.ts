import type { Fleet } from "../../../config/fleet";
import { assertAccount } from "../aws/identity";
import type { TargetOptions } from "../terminal/options";
import { clientOf, loadTargetOrExit } from "../terminal/target";
import type { StateOptions } from "./options";
import { assertStateBucket } from "./store/state-bucket";
import { allStateStores, stateStore, type StateStore } from "./store/state-store";

/** The state that the options name, reached with credentials of its account. */
export async function openState(options: StateOptions): Promise<StateStore> {
  const fleet = loadTargetOrExit(options);
  if (options.client !== undefined) clientOf(fleet, options.client);
  const store = stateStore(fleet, options.layer, options.client);
  await assertReachable(fleet, store);
  return store;
}

/** Every state of the target, reached with credentials of its account. */
export async function openStates(options: TargetOptions): Promise<StateStore[]> {
  const fleet = loadTargetOrExit(options);
  const stores = allStateStores(fleet);
  await assertReachable(fleet, stores[0]!);
  return stores;
}

async function assertReachable({ target }: Fleet, store: StateStore): Promise<void> {
  await assertAccount(target);
  await assertStateBucket(store);
}
