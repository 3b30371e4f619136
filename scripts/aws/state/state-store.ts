import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";

import type { Fleet } from "../../../config/fleet";
import { backendSettings, LAYERS, stackName, type BackendSettings, type LayerName } from "../../../config/layers";
import { EXIT, ExitError } from "../../terminal/exit";
import { clientSettings } from "../client-settings";
import { s3Client } from "../s3";

/** Where one stack keeps its state, and how that place is reached. */
export interface StateStore {
  /** The stack whose state it is, such as `foundation` or `foundation-acme`. */
  readonly stack: string;
  readonly settings: BackendSettings;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

/** The state of a layer, or of one client's part of it where each client has a state of its own (state.layout: client). */
export function stateStore(fleet: Fleet, layer: LayerName, client?: string): StateStore {
  const perClient = fleet.platform.state.layout === "client" && layer !== "bootstrap";
  if (perClient && client === undefined)
    throw new ExitError(EXIT.usage, `every client has its own state of ${layer}: --client says whose`);
  const owner = perClient ? client : undefined;
  const { homeRegion: region, accountId } = fleet.target;
  return {
    stack: stackName(layer, owner),
    settings: backendSettings(fleet, layer, owner),
    s3: s3Client({ region, accountId }),
    dynamodb: new DynamoDBClient(clientSettings(region)),
  };
}

/** The states of all layers, in the order in which layers are deployed. */
export function allStateStores(fleet: Fleet): StateStore[] {
  const perClient = fleet.platform.state.layout === "client";
  return (Object.keys(LAYERS) as LayerName[]).flatMap((layer) =>
    perClient && layer !== "bootstrap"
      ? fleet.clients.map(({ name }) => stateStore(fleet, layer, name))
      : [stateStore(fleet, layer)],
  );
}

/** What Terraform calls the state in its lock table. */
export function lockId({ settings }: Pick<StateStore, "settings">): string {
  return `${settings.bucket}/${settings.key}`;
}
