import { Command, Option } from "commander";

import type { Fleet } from "../../../config/fleet";
import { LAYERS, type LayerName } from "../../../config/layers";
import type { StateStore } from "./store/state-store";
import { clientOf, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";

/** Whose state a command is about. */
export interface StateOptions extends TargetOptions {
  readonly layer: LayerName;
  readonly client?: string;
}

/** A command about one state: --layer, and --client where every client has its own (state.layout: client). */
export function stateCommand(name: string): Command {
  return withClient(
    targetOptions(new Command(name)).addOption(
      new Option("--layer <layer>", "whose state").choices(Object.keys(LAYERS)).makeOptionMandatory(),
    ),
  );
}

/** Adds --client. */
export function withClient(command: Command): Command {
  return command.option("--client <name>", "client, where every client has its own state");
}

/** The state that the options name, reached with credentials of its account. */
export async function openState(options: StateOptions): Promise<StateStore> {
  const fleet = loadTargetOrExit(options);
  if (options.client !== undefined) clientOf(fleet, options.client);
  const { stateStore } = await import("./store/state-store");
  const store = stateStore(fleet, options.layer, options.client);
  await assertReachable(fleet, store);
  return store;
}

/** Every state of the target, reached with credentials of its account. */
export async function openStates(options: TargetOptions): Promise<StateStore[]> {
  const fleet = loadTargetOrExit(options);
  const { allStateStores } = await import("./store/state-store");
  const stores = allStateStores(fleet);
  await assertReachable(fleet, stores[0]!);
  return stores;
}

async function assertReachable({ target }: Fleet, store: StateStore): Promise<void> {
  const [{ assertAccount }, { assertStateBucket }] = await Promise.all([
    import("../aws/identity"),
    import("./store/state-bucket"),
  ]);
  await assertAccount(target);
  await assertStateBucket(store);
}
