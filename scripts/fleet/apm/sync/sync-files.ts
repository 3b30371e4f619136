import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import { ApmError } from "../failure/apm-error";
import { healthLines } from "../health/health-lines";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";
import { pushedLine } from "../push/pushed-line";
import type { Synced } from "./sync-configs";
import { readSyncFolder } from "./sync-folder";

/** Which folder is uploaded. */
export interface SyncOptions extends ApmOptions {
  readonly dir: string;
  readonly dryRun?: boolean;
}

/** Uploads what is new in a folder, and shows what became of each file and how the store does. */
export const syncFiles = apmAction(async (options: SyncOptions) => {
  const { store, client } = await openApm(options);
  const synced = await store.sync(readSyncFolder(options.dir, client.apm.types), options);
  showFiles(synced, options.json);
  const { health, files } = synced;
  if (options.json) printJson({ health, files: files.map((file) => documentOf(file)) });
  else {
    printLine(healthLines(health));
    printLine(`Total operations: ${health.metrics.totalOperations}`);
    printLine(`Success rate: ${health.metrics.successRatePercent.toFixed(2)}%`);
  }
  if (health.status !== "healthy" || files.some(({ success }) => !success)) throw new ExitError(EXIT.failed);
});

function showFiles({ files }: Synced, json?: boolean): void {
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
