import type { App } from "cdktf";

import type { Fleet } from "../config/fleet";
import { Bootstrap } from "./bootstrap";
import { ClusterServices } from "./cluster-services";
import { Compute } from "./compute";
import { Database } from "./database";
import { withoutCreationTraces } from "./stack/creation-traces";
import { Foundation } from "./foundation";
import type { LayerProps } from "./layer";
import { Observability } from "./observability";
import { Platform } from "./platform";

/** The layers above bootstrap, in the order they are deployed. */
const CLIENT_LAYERS: readonly (new (scope: App, props: LayerProps) => unknown)[] = [
  Foundation,
  Platform,
  Database,
  Compute,
  ClusterServices,
  Observability,
];

/**
 * Puts every stack of a target into the app. With `state.layout: layer` a stack holds all clients, with `client` one;
 * both make the same resources from the same classes.
 */
export function compose(app: App, fleet: Fleet): void {
  withoutCreationTraces(() => composeStacks(app, fleet));
}

function composeStacks(app: App, fleet: Fleet): void {
  new Bootstrap(app, { fleet, clients: fleet.clients });
  for (const ClientLayer of CLIENT_LAYERS) {
    if (fleet.platform.state.layout === "layer") new ClientLayer(app, { fleet, clients: fleet.clients });
    else for (const client of fleet.clients) new ClientLayer(app, { fleet, clients: [client], only: client.name });
  }
}
