import { names } from "../../../../config/names";
import { CONFIG_FORMATS, CONFIG_TYPES, type ConfigType } from "../config-type";

/** Whose configurations: one client in one environment. */
export interface ConfigOwner {
  readonly client: string;
  readonly environment: string;
}

/** What a backup's key says about it. */
export interface BackupName extends ConfigOwner {
  readonly type: ConfigType;
}

/** Where every current configuration of an owner is; the slash keeps `client=acme` from matching `client=acme-eu`. */
export function configPrefix({ client, environment }: ConfigOwner): string {
  return `${names.clientPrefix("apm-config", client)}${environment}/`;
}

/** The one key of a current configuration, whoever reads or writes it (S2-21, M-26). */
export function configKey(owner: ConfigOwner, type: ConfigType): string {
  return `${configPrefix(owner)}${type}/config.${CONFIG_FORMATS[type].extension}`;
}

/** Where backups are: at the bucket's root, the only part of it that the lifecycle moves to cheaper classes (M-21). */
export function backupPrefix({ client, environment }: ConfigOwner, type?: ConfigType): string {
  return `${names.clientPrefix("backups", client)}${environment}/${type === undefined ? "" : `${type}/`}`;
}

/** A backup's key: sorted by time, and different for different content in the same millisecond. */
export function backupKey(owner: ConfigOwner, type: ConfigType, time: number, sha256: string): string {
  const stamp = new Date(time).toISOString().replaceAll(":", "-");
  return `${backupPrefix(owner, type)}${stamp}-${sha256.slice(0, 8)}.${CONFIG_FORMATS[type].extension}`;
}

const BACKUP = /^backups\/client=([^/]+)\/([^/]+)\/([^/]+)\/[^/]+$/;

/** What a backup's key says, or undefined for a key that is no backup's. */
export function parseBackupKey(key: string): BackupName | undefined {
  const [, client, environment, word] = BACKUP.exec(key) ?? [];
  const type = CONFIG_TYPES.find((each) => each === word);
  return client === undefined || environment === undefined || type === undefined
    ? undefined
    : { client, environment, type };
}

/** Where a promotion writes down what it is about to do, until it is done; not below `backups/`, which may be archived. */
export function journalKey(owner: ConfigOwner): string {
  return `${configPrefix(owner)}promotion.json`;
}
