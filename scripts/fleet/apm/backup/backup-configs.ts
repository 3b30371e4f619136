import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import type { ConfigType } from "../config-type";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";

/** What is backed up. */
export interface BackupOptions extends ApmOptions {
  readonly type?: ConfigType;
  readonly dryRun?: boolean;
}

/** Copies what is current, and prints the keys of the copies. */
export const backupConfigs = apmAction(async ({ type, dryRun, ...options }: BackupOptions) => {
  const { store } = await openApm(options);
  const { client, environment } = store.context;
  const stored = (await store.list()).filter((each) => type === undefined || each.type === type);
  if (stored.length === 0) {
    const what = type === undefined ? "no configuration" : `no ${type} configuration`;
    throw new ExitError(EXIT.failed, `${client} has ${what} in ${environment}: nothing to back up`);
  }
  if (dryRun) {
    if (options.json) printJson({ dryRun, sources: stored.map(({ key }) => key) });
    else for (const { type: of, key } of stored) printLine(`Would back up ${of}: ${key}`);
    return;
  }
  const backups = [];
  for (const { type: of } of stored) {
    const backup = await store.backup(of);
    backups.push(backup);
    if (!options.json) printLine(backup.key);
  }
  if (options.json) printJson({ backups });
  note(`Backed up: ${backups.map(({ type: of }) => of).join(", ")}`);
});
