import type { Client, Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { assertAccount } from "../aws/identity";
import { EXIT, ExitError } from "../terminal/exit";
import { clientOf, loadTargetOrExit } from "../terminal/target";
import type { ConfigType } from "./config-type";
import type { ApmOptions, OutputOptions } from "./options";
import { apmS3 } from "./store/apm-s3";
import { apmStore, type ApmStore } from "./store/apm-store";
import { operationLog } from "./store/operation-log";

/** The client of this name, which must keep its configurations (`apm.config_store`, C-27). */
export function keepingClientOf(fleet: Fleet, name: string): Client {
  const client = clientOf(fleet, name);
  if (client.apm.configStore) return client;
  throw new ExitError(EXIT.usage, `clients.${name}.apm.config_store is false: the client keeps no configurations`);
}

/** Refuses a tool that the client's settings do not list. */
export function assertKeeps({ name, apm }: Client, type: ConfigType): void {
  if (apm.types.includes(type)) return;
  throw new ExitError(EXIT.usage, `clients.${name}.apm.types has no ${type}: ${apm.types.join(", ")}`);
}

/** What a command works with. */
export interface Opened {
  readonly store: ApmStore;
  readonly fleet: Fleet;
  readonly client: Client;
}

/** The store that the options name, reached with credentials of its account. */
export async function openApm(options: ApmOptions): Promise<Opened> {
  const fleet = loadTargetOrExit({ ...options, environment: options.environment ?? options.env });
  const client = keepingClientOf(fleet, options.client);
  await assertAccount(fleet.target);
  return { fleet, client, store: apmStoreOf(fleet, client, options) };
}

/** A client's store in the target, with a profile's credentials if one is named. */
export function apmStoreOf(
  { target, platform }: Fleet,
  { name, apm }: Client,
  { logLevel }: OutputOptions,
  profile?: string,
): ApmStore {
  const { region, accountId, environment } = target;
  return apmStore({
    s3: apmS3({ region, accountId, profile }),
    bucket: names.sharedBucket(target, "apm-config"),
    client: name,
    environment,
    types: apm.types,
    kmsKeyArn: platform.sharedStorage.kmsKeyArn,
    log: operationLog(logLevel),
  });
}
