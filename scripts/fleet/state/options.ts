import { Command, Option } from "commander";

import { LAYERS, type LayerName } from "../../../config/layers";
import { targetOptions, type TargetOptions } from "../terminal/options";

/** Whose state a command is about. */
export interface StateOptions extends TargetOptions {
  readonly layer: LayerName;
  readonly client?: string;
}

/** A command about one state: --layer, and --client where every client has its own (state.layout: client). */
export function stateCommand(name: string): Command {
  return targetOptions(new Command(name))
    .addOption(layerOption("whose state").makeOptionMandatory())
    .addOption(stateClientOption());
}

/** --layer, of those that there are. */
export function layerOption(description: string): Option {
  return new Option("--layer <layer>", description).choices(Object.keys(LAYERS));
}

/** --client; no variable stands in for it, as most states are not a client's. */
export function stateClientOption(): Option {
  return new Option("--client <name>", "client, where every client has its own state");
}
