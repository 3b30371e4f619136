import { layerNamed, LAYERS } from "../../../../config/layers";
import { layerOption } from "../../../../scripts/fleet/state/options";

const parsed = (text: string): unknown => layerOption("whose state").parseArg!(text, undefined);

describe("--layer", () => {
  it.each([
    ["databases", "database"],
    ["shared-services", "cluster-services"],
    ...Object.keys(LAYERS).map((layer): [string, string] => [layer, layer]),
  ])("takes %s for %s (C-05)", (text, layer) => {
    expect(parsed(text)).toBe(layer);
    expect(layerNamed(text)).toBe(layer);
  });

  it.each(["", "constructor", "Database", "databse"])("refuses %p, and says which there are", (text) => {
    expect(() => parsed(text)).toThrow("It must be one of bootstrap, foundation");
    expect(layerNamed(text)).toBeUndefined();
  });
});
