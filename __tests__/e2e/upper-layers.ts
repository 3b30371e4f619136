import { describeCounts, resourceCounts } from "../support/terraform/resource-counts";
import type { Run } from "../support/terraform/run";
import type { Workspace } from "../support/terraform/workspace";
import type { Scene } from "./scene";
import { succeeded } from "./verdict";

/** The layers that stand on foundation and know nothing of each other. */
const UPPER_LAYERS = ["platform", "database", "compute"] as const;

export type UpperLayer = (typeof UPPER_LAYERS)[number];

/** The workspaces of these layers. */
export interface UpperLayers {
  /** Runs Terraform in one of them. */
  run(layer: UpperLayer, ...args: string[]): Promise<Run>;
  /** Runs Terraform in all of them at the same time; each has to succeed. */
  all(...args: string[]): Promise<void>;
  /** What an output says, by client. */
  output(layer: UpperLayer, name: string): Promise<Readonly<Record<string, unknown>>>;
  /** How many resources each one has, by type. */
  counts(layer: UpperLayer): Promise<Readonly<Record<string, number>>>;
  /** A line on each, for a person. */
  describe(): Promise<string[]>;
}

/** Takes the synthesized stacks of these layers in. */
export function upperLayers(scene: Scene, stack: (name: string) => string): UpperLayers {
  const workspaces = new Map<UpperLayer, Workspace>();
  for (const layer of UPPER_LAYERS) {
    const workspace = scene.workspace(layer);
    workspace.load(stack(layer));
    workspaces.set(layer, workspace);
  }
  const run = (layer: UpperLayer, ...args: string[]) => workspaces.get(layer)!.terraform(...args);
  const counts = (layer: UpperLayer) => resourceCounts(workspaces.get(layer)!);
  return {
    run,
    async all(...args) {
      // All of them end before one that failed is told: none works on in an account that is gone.
      const runs = await Promise.all(UPPER_LAYERS.map((layer) => run(layer, ...args)));
      runs.forEach(succeeded);
    },
    async output(layer, name) {
      const { stdout } = await run(layer, "output", "-json", name);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
    counts: async (layer) => Object.fromEntries(await counts(layer)),
    describe: () => Promise.all(UPPER_LAYERS.map(async (layer) => describeCounts(layer, await counts(layer)))),
  };
}
