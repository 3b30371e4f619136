import type { Fleet } from "./fleet";
import { stateKey } from "./names";

/** The layers in the order they are deployed, and the folder of each in the state keys (S3-05, C-05, C-06). */
export const LAYERS = {
  bootstrap: "00-bootstrap",
  foundation: "01-foundation",
  platform: "02-platform",
  database: "03-database",
  compute: "04-standalone-compute",
  "cluster-services": "05-cluster-services",
  observability: "06-observability",
} as const;

/** The name of a layer, and of its stack. */
export type LayerName = keyof typeof LAYERS;

/** What document 000 calls layers; commands take both (C-05). */
export const LAYER_ALIASES = {
  databases: "database",
  "shared-services": "cluster-services",
} as const satisfies Readonly<Record<string, LayerName>>;

/** The layer that a name or an older name stands for; undefined for none. */
export function layerNamed(text: string): LayerName | undefined {
  if (Object.hasOwn(LAYERS, text)) return text as LayerName;
  return Object.hasOwn(LAYER_ALIASES, text) ? LAYER_ALIASES[text as keyof typeof LAYER_ALIASES] : undefined;
}

/** Settings of Terraform's S3 backend, in its own spelling. */
export interface BackendSettings {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly encrypt: true;
  readonly kms_key_id?: string;
  readonly dynamodb_table: string;
  readonly use_lockfile?: true;
}

/** Where a layer, or one client's part of it, keeps its state, and how it locks it (S3-32). */
export function backendSettings({ target, platform }: Fleet, layer: LayerName, client?: string): BackendSettings {
  return {
    bucket: target.stateBucket,
    key: stateKey(target, LAYERS[layer], client),
    region: target.homeRegion,
    encrypt: true,
    ...(target.stateKmsKeyArn ? { kms_key_id: target.stateKmsKeyArn } : {}),
    dynamodb_table: target.lockTable,
    ...(platform.state.useLockfile ? { use_lockfile: true } : {}),
  };
}

/** A stack: a layer, and whose part of it where every client has its own. */
export interface StackPart {
  readonly layer: LayerName;
  readonly client?: string;
}

/** Whether every client has a stack and a state of its own in a layer (state.layout: client); bootstrap is everybody's. */
export function isPerClient({ platform }: Fleet, layer: LayerName): boolean {
  return platform.state.layout === "client" && layer !== "bootstrap";
}

/** Every stack of a target, in the order in which layers are deployed; of its enabled clients, unless others are named. */
export function stackParts(
  fleet: Fleet,
  clients: readonly string[] = fleet.clients.map(({ name }) => name),
): StackPart[] {
  return (Object.keys(LAYERS) as LayerName[]).flatMap((layer): StackPart[] =>
    isPerClient(fleet, layer) ? clients.map((client) => ({ layer, client })) : [{ layer }],
  );
}

/** The name of a layer's stack, or of one client's part of it (state.layout: client). */
export function stackName(layer: LayerName, client?: string): string {
  return client === undefined ? layer : `${layer}-${client}`;
}
