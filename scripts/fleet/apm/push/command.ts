import type { Command } from "commander";

import type { Pushed } from "./push-config";
import type { ConfigType } from "../config-type";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction, apmCommand, assertKeeps, openApm, readFileOrExit, typeOption, type ApmOptions } from "../options";

const HELP = `
Uploads a configuration to apm-config/client={client}/{environment}/{type}/config.{extension}. What was there stays as a
version. The same content again changes nothing; a change that somebody else makes in the meantime is never overwritten.
With --if-match, that goes back to when you looked: take the ETag from fleet apm list.

Exit codes: 0 uploaded or there already, 1 refused (invalid, changed by somebody else, access denied), 2 wrong arguments.

Examples:
  $ npx fleet apm push --client acme --environment staging --type prometheus --file prometheus.yaml --dry-run
  $ npx fleet apm push --client acme --environment staging --type prometheus --file prometheus.yaml
  $ npx fleet apm push --client acme --type grafana --file grafana.ini --if-match 9b2cf535f27731c974343645a3985328
`;

interface Options extends ApmOptions {
  readonly type: ConfigType;
  readonly file: string;
  readonly ifMatch?: string;
  readonly dryRun?: boolean;
}

const DONE = { created: "Uploaded", replaced: "Uploaded", unchanged: "Unchanged" } as const;
const PLANNED = { created: "Would upload", replaced: "Would upload", unchanged: "Unchanged" } as const;

/** `fleet apm push`: uploads a configuration that passed its validator (S2-21, S2-23). */
export function apmPush(): Command {
  return apmCommand("push")
    .description("check a configuration and upload it")
    .addOption(typeOption().makeOptionMandatory())
    .requiredOption("--file <file>", "the configuration")
    .option("--if-match <etag>", "upload only over the content with this ETag")
    .option("--dry-run", "check, compare, and upload nothing")
    .addHelpText("after", HELP)
    .action(
      apmAction(async (options: Options) => {
        const content = readFileOrExit(options.file);
        const { store, client } = await openApm(options);
        assertKeeps(client, options.type);
        const pushed = await store.push(options.type, content, options);
        showFindings(pushed.findings);
        if (options.json) printJson(pushed);
        else printLine(pushedLine(pushed));
        const { environment } = store.context;
        if (environment !== "production" && !pushed.dryRun)
          note(`next: npx fleet apm promote --client ${client.name} --from ${environment} --to production --dry-run`);
      }),
    );
}

/** What an upload did, or would do, in a line. */
export function pushedLine({ type, key, outcome, dryRun, replacedVersionId }: Pushed): string {
  const before = replacedVersionId === undefined ? "" : ` (replaces version ${replacedVersionId})`;
  return `${(dryRun ? PLANNED : DONE)[outcome]} ${type}: ${key}${before}`;
}
