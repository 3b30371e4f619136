import type { App } from "cdktf";

import type { Fleet } from "../config/fleet";
import { stackParts, type LayerName } from "../config/layers";
import { Bootstrap } from "./bootstrap";
import { ClusterServices } from "./cluster-services";
import { Compute } from "./compute";
import { Database } from "./database";
import { withoutCreationTraces } from "./stack/creation-traces";
import { Foundation } from "./foundation";
import type { LayerProps } from "./layer";
import { Observability } from "./observability";
import { Platform } from "./platform";

/** The stack of each layer, in the order they are deployed. */
const STACKS: Readonly<Record<LayerName, new (scope: App, props: LayerProps) => unknown>> = {
  bootstrap: Bootstrap,
  foundation: Foundation,
  platform: Platform,
  database: Database,
  compute: Compute,
  "cluster-services": ClusterServices,
  observability: Observability,
};

/**
 * Puts every stack of a target into the app, or those of some layers: no stack needs another one to be there. With
 * `state.layout: layer` a stack holds all clients, with `client` one; both make the same resources from the same classes.
 */
export function compose(app: App, fleet: Fleet, layers?: readonly LayerName[]): void {
  const wanted = stackParts(fleet).filter(({ layer }) => layers?.includes(layer) ?? true);
  withoutCreationTraces(() => {
    for (const { layer, client } of wanted) {
      const clients = fleet.clients.filter(({ name }) => client === undefined || name === client);
      new STACKS[layer](app, { fleet, clients, ...(client === undefined ? {} : { only: client }) });
    }
  });
}
