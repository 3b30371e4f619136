import { layerNamed, LAYERS, type LayerName } from "../../../config/layers";
import { didYouMean } from "../../../config/reading/suggest";
import { EXIT, ExitError } from "../terminal/exit";

/** Every layer, in the order of deployment. */
export const ALL_LAYERS = Object.keys(LAYERS) as LayerName[];

/** What is deployed once an account is provisioned. */
export const ABOVE_BOOTSTRAP = ALL_LAYERS.filter((layer) => layer !== "bootstrap");

/** Named layers in their own order, or the default where none is named; a name that is none ends the command with exit 2. */
export function chosenLayers(names: readonly string[], otherwise: readonly LayerName[]): readonly LayerName[] {
  const wanted = names.map((name): LayerName => {
    const layer = layerNamed(name);
    if (layer !== undefined) return layer;
    const hint = didYouMean(name, ALL_LAYERS) ?? `they are ${ALL_LAYERS.join(", ")}`;
    throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is no layer; ${hint}`);
  });
  return names.length === 0 ? otherwise : ALL_LAYERS.filter((layer) => wanted.includes(layer));
}
