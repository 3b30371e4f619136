import type { Fleet } from "../../../config/fleet";
import { layerNamed, stackParts, type LayerName, type StackPart } from "../../../config/layers";
import { didYouMean } from "../../../config/reading/suggest";
import { EXIT, ExitError } from "../terminal/exit";
import { ALL_LAYERS, chosenLayers } from "./chosen-layers";

/** What of a target is meant. */
export interface ChosenParts {
  /** In their own order. */
  readonly layers: readonly LayerName[];
  /** Those that are named; undefined for all. */
  readonly clients: ReadonlySet<string> | undefined;
  /** Their stacks: of a layer's one stack the whole, whoever is named. */
  readonly parts: readonly StackPart[];
}

/**
 * The stacks that names mean: a name is a layer's or an enabled client's, and a client's alone where layers are given as
 * options. What is neither, or both, ends the command with exit 2.
 */
export function chosenParts(
  fleet: Fleet,
  names: readonly string[],
  layerOptions: readonly string[],
  otherwise: readonly LayerName[],
): ChosenParts {
  const known = fleet.clients.map(({ name }) => name);
  const asLayer = layerOptions.length > 0 ? [] : names.filter((name) => isLayer(name, known));
  const clients = names.filter((name) => !asLayer.includes(name));
  for (const name of clients) if (!known.includes(name)) throw unknown(name, fleet, layerOptions.length > 0);
  const layers = chosenLayers([...asLayer, ...layerOptions], otherwise);
  const wanted = clients.length === 0 ? undefined : new Set(clients);
  const parts = stackParts(fleet).filter(
    ({ layer, client }) => layers.includes(layer) && (client === undefined || wanted?.has(client) !== false),
  );
  return { layers, clients: wanted, parts };
}

function isLayer(name: string, clients: readonly string[]): boolean {
  if (layerNamed(name) === undefined) return false;
  if (!clients.includes(name)) return true;
  const hint = "say layers with --layer, and names are clients";
  throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is a layer and a client; ${hint}`);
}

function unknown(name: string, { clients, target }: Fleet, clientsOnly: boolean): ExitError {
  const known = [...(clientsOnly ? [] : ALL_LAYERS), ...clients.map((each) => each.name)];
  const shown = known.length > 0 ? `there are ${known.join(", ")}` : "it has no clients";
  const kind = clientsOnly ? "no enabled client" : "no layer and no enabled client";
  const place = `${target.environment} in ${target.region}`;
  return new ExitError(
    EXIT.usage,
    `${JSON.stringify(name)} is ${kind} of ${place}; ${didYouMean(name, known) ?? shown}`,
  );
}
