import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";

import type { Fleet } from "../../../../config/fleet";
import {
  backendSettings,
  isPerClient,
  stackName,
  stackParts,
  type BackendSettings,
  type LayerName,
} from "../../../../config/layers";
import { EXIT, ExitError } from "../../terminal/exit";
import { awsClient } from "../../aws/aws-client";
import { s3Client } from "../../aws/s3";

/** Where one stack keeps its state, and how that place is reached. */
export interface StateStore {
  /** The stack whose state it is, such as `foundation` or `foundation-acme`. */
  readonly stack: string;
  /** The options that name this state to `fleet state …`. */
  readonly options: string;
  readonly settings: BackendSettings;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

type Connections = Pick<StateStore, "s3" | "dynamodb">;

/**
 * The state of a layer, or of one client's part of it where each client has a state of its own (state.layout: client).
 * A client named for a state that all clients share is refused: whoever names one does not mean the others.
 */
export function stateStore(
  fleet: Fleet,
  layer: LayerName,
  client?: string,
  connections: Connections = connectionsTo(fleet),
): StateStore {
  const perClient = isPerClient(fleet, layer);
  if (perClient && client === undefined)
    throw new ExitError(EXIT.usage, `every client has its own state of ${layer}: --client says whose`);
  if (!perClient && client !== undefined)
    throw new ExitError(EXIT.usage, `all clients share the state of ${layer}: leave --client out`);
  return {
    stack: stackName(layer, client),
    options: `--layer ${layer}${client === undefined ? "" : ` --client ${client}`}`,
    settings: backendSettings(fleet, layer, client),
    ...connections,
  };
}

/** The states of all layers, in the order in which layers are deployed; of the enabled clients, unless others are named. */
export function allStateStores(fleet: Fleet, clients?: readonly string[]): StateStore[] {
  const connections = connectionsTo(fleet);
  return stackParts(fleet, clients).map(({ layer, client }) => stateStore(fleet, layer, client, connections));
}

/** What Terraform calls the state in its lock table. */
export function lockId({ settings }: Pick<StateStore, "settings">): string {
  return `${settings.bucket}/${settings.key}`;
}

/** The file beside the state that Terraform locks it with. */
export function lockFile({ settings }: Pick<StateStore, "settings">): string {
  return `${settings.key}.tflock`;
}

function connectionsTo({ target: { homeRegion: region, accountId } }: Fleet): Connections {
  return { s3: s3Client({ region, accountId }), dynamodb: awsClient(DynamoDBClient, region) };
}
