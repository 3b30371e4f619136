import type { Command } from "commander";

import type { Synced } from "./sync-configs";
import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { healthLines } from "../health/command";
import { apmAction, apmCommand, openApm, type ApmOptions } from "../options";
import { pushedLine } from "../push/command";

const HELP = `
Uploads every configuration of a folder ({type}.yaml, grafana.ini, fluent-bit.conf) that is valid and differs from what
is stored, backs up what it uploaded, and shows the store's health and how its operations went. One file that is invalid
or fails does not keep the others from their place. Configurations that the folder does not have stay as they are.

Exit codes: 0 all files are in their place and the store is healthy, 1 not so, 2 the folder has files of no known type.

Examples:
  $ npx fleet apm sync --client acme --environment staging --dir monitoring/acme --dry-run
  $ npx fleet apm sync --client acme --environment staging --dir monitoring/acme
`;

interface Options extends ApmOptions {
  readonly dir: string;
  readonly dryRun?: boolean;
}

/** `fleet apm sync`: document 002's whole example in one command (S2-32). */
export function apmSync(): Command {
  return apmCommand("sync")
    .description("upload what is new in a folder, back it up, and show the store's health")
    .requiredOption("--dir <folder>", "where the configurations are")
    .option("--dry-run", "check, compare, and upload nothing")
    .addHelpText("after", HELP)
    .action(
      apmAction(async (options: Options) => {
        const [{ readSyncFolder }, { store, client }] = await Promise.all([import("./sync-folder"), openApm(options)]);
        const synced = await store.sync(readSyncFolder(options.dir, client.apm.types), options);
        await showFiles(synced, options.json);
        const { health, files } = synced;
        if (options.json) printJson({ health, files: files.map((file) => documentOf(file)) });
        else {
          printLine(healthLines(health));
          printLine(`Total operations: ${health.metrics.totalOperations}`);
          printLine(`Success rate: ${health.metrics.successRatePercent.toFixed(2)}%`);
        }
        if (health.status !== "healthy" || files.some(({ success }) => !success)) throw new ExitError(EXIT.failed);
      }),
    );
}

async function showFiles({ files }: Synced, json?: boolean): Promise<void> {
  const { ApmError } = await import("../failure/apm-error");
  for (const file of files) {
    if (!file.success) {
      if (file.error instanceof ApmError) showFindings(file.error.details.findings ?? []);
      note(`Failed ${file.key}: ${file.error.message}`);
      continue;
    }
    const { pushed, backup } = file.value;
    showFindings(pushed.findings);
    if (json) continue;
    printLine(pushedLine(pushed));
    if (backup) printLine(`Created backup: ${backup.key}`);
  }
}

/** Errors are no data by themselves. */
function documentOf(file: Synced["files"][number]): object {
  return file.success ? file : { ...file, error: { ...file.error, message: file.error.message } };
}
