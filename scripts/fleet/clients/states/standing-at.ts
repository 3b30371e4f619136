import { holdsObjects } from "../../../../config/catalogue/storage/storage-roles";
import { LAYERS, type LayerName } from "../../../../config/layers";
import type { ClientPlace } from "../records/client-record";
import type { LayerStanding, TargetStanding } from "./layer-standing";

/** One layer of a client in one place; what is not known is null. */
export interface ClientLayer {
  readonly layer: LayerName;
  readonly stack: string;
  /** Whether anything of the client's is in its state. */
  readonly deployed: boolean | null;
  readonly condition: string;
  readonly reason: string | null;
  readonly serial: number | null;
  /** Of the state as a whole, ISO 8601: where clients share one, another client's change counts. */
  readonly lastModified: string | null;
  /** The client's alone. */
  readonly resources: number | null;
  readonly locks: readonly string[] | null;
  readonly lockedSince: string | null;
}

/** A client's layers by what the states of its target say; null where these were not looked at. */
export function layersOf(client: string, { layers }: TargetStanding): ClientLayer[] | null {
  if (layers === null) return null;
  return layers.flatMap((standing) => (concerns(client, standing) ? [layerOf(client, standing)] : []));
}

/** The layers that a client has something in once all is deployed; bootstrap is everybody's. */
export function expectedLayers({ client }: Pick<ClientPlace, "client">): LayerName[] {
  if (client === undefined) return [];
  const { eks, database, compute, storage } = client;
  const has: Readonly<Record<LayerName, boolean>> = {
    bootstrap: false,
    foundation: true,
    platform: eks.enabled,
    database: database.enabled,
    compute: compute.analyticsEnabled,
    "cluster-services": eks.enabled,
    observability: eks.enabled || (storage.enableDedicatedBuckets && storage.roles.some(holdsObjects)),
  };
  return (Object.keys(LAYERS) as LayerName[]).filter((layer) => has[layer]);
}

function concerns(name: string, { layer, client }: LayerStanding): boolean {
  return layer !== "bootstrap" && (client === undefined || client === name);
}

function layerOf(name: string, standing: LayerStanding): ClientLayer {
  const { layer, stack, condition, reason, serial, lastModified, resourcesOf, locks, lockedSince } = standing;
  const resources = resourcesOf === null ? null : (resourcesOf.get(name) ?? 0);
  return {
    layer,
    stack,
    deployed: resources === null ? null : resources > 0,
    condition,
    reason,
    serial,
    lastModified,
    resources,
    locks,
    lockedSince,
  };
}
