import type { Command } from "commander";

import type { ConfigType } from "../config-type";
import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { apmAction, apmCommand, openApm, typeOption, type ApmOptions } from "../options";

const HELP = `
Sizes are as stored: configurations above 128 KiB are compressed.

Examples:
  $ npx fleet apm list --client acme
  $ npx fleet apm list --client acme --backups --type prometheus
  $ npx fleet apm list --client acme --json | jq -r '.configurations[].type'
`;

interface Options extends ApmOptions {
  readonly backups?: boolean;
  readonly type?: ConfigType;
}

/** `fleet apm list`: which configurations are stored, or which backups there are (S2-03). */
export function apmList(): Command {
  return apmCommand("list")
    .description("show the configurations of a client, or their backups")
    .option("--backups", "the backups, newest first, in place of what is current")
    .addOption(typeOption("only this tool's"))
    .addHelpText("after", HELP)
    .action(
      apmAction(async ({ backups, type, ...options }: Options) => {
        const { store } = await openApm(options);
        const { client, environment, bucket, types } = store.context;
        const all = await (backups ? store.backups(type) : store.list());
        const listed = all.filter((each) => type === undefined || each.type === type);
        if (options.json) printJson({ client, environment, bucket, [backups ? "backups" : "configurations"]: listed });
        else
          printLine(
            table(
              ["TYPE", "BYTES", "MODIFIED", "CLASS", "ETAG", "KEY"],
              listed.map(({ type: of, bytes, lastModified, storageClass, etag, key }) => [
                ...[of, bytes, lastModified.toISOString(), storageClass],
                ...[etag.replaceAll('"', ""), key],
              ]),
            ),
          );
        const missing = types.filter((kept) => !listed.some((each) => each.type === kept));
        if (!backups && type === undefined && missing.length > 0) note(`not stored: ${missing.join(", ")}`);
      }),
    );
}
