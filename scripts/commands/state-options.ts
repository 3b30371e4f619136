import { Command, Option } from "commander";

import { LAYERS, type LayerName } from "../../config/layers";
import type { StateStore } from "../aws/state/state-store";
import { clientOf, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";

/** Whose state a command is about. */
export interface StateOptions extends TargetOptions {
  readonly layer: LayerName;
  readonly client?: string;
}

/** A command about one state: --layer, and --client where every client has its own (state.layout: client). */
export function stateCommand(name: string): Command {
  return targetOptions(new Command(name))
    .addOption(new Option("--layer <layer>", "whose state").choices(Object.keys(LAYERS)).makeOptionMandatory())
    .option("--client <name>", "client, where every client has its own state");
}

/** The state that the options name, reached with credentials of its account. */
export async function openState(options: StateOptions): Promise<StateStore> {
  const fleet = loadTargetOrExit(options);
  if (options.client !== undefined) clientOf(fleet, options.client);
  const [{ stateStore }, { assertAccount }] = await Promise.all([
    import("../aws/state/state-store"),
    import("../aws/identity"),
  ]);
  const store = stateStore(fleet, options.layer, options.client);
  await assertAccount(fleet.target);
  return store;
}
