import { Command, InvalidArgumentError, Option } from "commander";

import { layerNamed, LAYERS, type LayerName } from "../../../config/layers";
import { didYouMean } from "../../../config/reading/suggest";
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

/** --layer, of those that there are, or by their older names (C-05). */
export function layerOption(description: string): Option {
  const known = Object.keys(LAYERS);
  return new Option("--layer <layer>", description).choices(known).argParser((text): LayerName => {
    const layer = layerNamed(text);
    if (layer !== undefined) return layer;
    const hint = didYouMean(text, known);
    throw new InvalidArgumentError(`It must be one of ${known.join(", ")}${hint === undefined ? "." : `; ${hint}`}`);
  });
}

/** --client; no variable stands in for it, as most states are not a client's. */
export function stateClientOption(): Option {
  return new Option("--client <name>", "client, where every client has its own state");
}
