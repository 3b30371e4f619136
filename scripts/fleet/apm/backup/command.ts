import type { Command } from "commander";

import type { ConfigType } from "../config-type";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction, apmCommand, openApm, typeOption, type ApmOptions } from "../options";

const HELP = `
Copies current configurations below backups/ in the same bucket and prints the new keys. The lifecycle moves backups to
cheaper classes, in the end to archives that take hours to read, and deletes them after a year.

Exit codes: 0 backed up, 1 there is nothing to back up, or access is denied.

Examples:
  $ npx fleet apm backup --client acme
  $ key=$(npx fleet apm backup --client acme --type prometheus)
`;

interface Options extends ApmOptions {
  readonly type?: ConfigType;
  readonly dryRun?: boolean;
}

/** `fleet apm backup`: copies configurations under keys of their own (S2-25). */
export function apmBackup(): Command {
  return apmCommand("backup")
    .description("copy current configurations and print the keys of the copies")
    .addOption(typeOption("only this tool's"))
    .option("--dry-run", "show what would be copied and copy nothing")
    .addHelpText("after", HELP)
    .action(
      apmAction(async ({ type, dryRun, ...options }: Options) => {
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
      }),
    );
}
