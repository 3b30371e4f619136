import { backupPrefix, configKey, configPrefix, parseBackupKey } from "../store/apm-keys";
import type { ApmContext } from "../store/apm-context";
import { CONFIG_TYPES, type ConfigType } from "../config-type";
import type { ListedObject } from "../../aws/list-objects";

/** A configuration or a backup as a listing shows it. */
export interface ListedConfig extends ListedObject {
  readonly type: ConfigType;
}

/** The current configurations, by key; also those of tools that the client no longer keeps. */
export async function listConfigs(context: ApmContext): Promise<ListedConfig[]> {
  const keys = new Map(CONFIG_TYPES.map((type) => [configKey(context, type), type]));
  const objects = await context.objects.list(context.bucket, configPrefix(context));
  return objects.flatMap((object) => {
    const type = keys.get(object.key);
    return type === undefined ? [] : [{ ...object, type }];
  });
}

/** The backups, newest first. */
export async function listBackups(context: ApmContext, type?: ConfigType): Promise<ListedConfig[]> {
  const objects = await context.objects.list(context.bucket, backupPrefix(context, type));
  const backups = objects.flatMap((object) => {
    const name = parseBackupKey(object.key);
    return name === undefined ? [] : [{ ...object, type: name.type }];
  });
  const stampOf = ({ key }: ListedConfig) => key.slice(key.lastIndexOf("/"));
  return backups.sort((a, b) => (stampOf(a) < stampOf(b) ? 1 : -1));
}
