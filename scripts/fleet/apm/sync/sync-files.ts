import { confirm } from "../../terminal/confirm";
import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import { ApmError } from "../failure/apm-error";
import { healthLines } from "../health/health-lines";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";
import { pushedLine } from "../push/pushed-line";
import type { ApmStore } from "../store/apm-store";
import type { Synced, SyncFile } from "./sync-configs";
import { readSyncFolder } from "./sync-folder";

/** Which folder is uploaded. */
export interface SyncOptions extends ApmOptions {
  readonly dir: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** Uploads what is new in a folder, after showing it and asking, and shows what became of each file and how the store does. */
export const syncFiles = apmAction(async (options: SyncOptions) => {
  const { store, client } = await openApm(options);
  const files = readSyncFolder(options.dir, client.apm.types);
  const agreed = options.dryRun || options.yes ? files : await ask(store, files);
  const synced = await store.sync(agreed, options);
  showFiles(synced, options.json);
  const { health } = synced;
  if (options.json) printJson({ health, files: synced.files.map((file) => documentOf(file)) });
  else {
    printLine(healthLines(health));
    printLine(`Total operations: ${health.metrics.totalOperations}`);
    printLine(`Success rate: ${health.metrics.successRatePercent.toFixed(2)}%`);
  }
  if (health.status !== "healthy" || synced.files.some(({ success }) => !success)) throw new ExitError(EXIT.failed);
});

/** The files, held to what they were shown to replace; nothing to upload is nothing to ask. */
async function ask(store: ApmStore, files: readonly SyncFile[]): Promise<SyncFile[]> {
  const planned = (await store.plan(files)).flatMap((file) => (file.success ? [file.value.pushed] : []));
  const changes = planned.filter(({ outcome }) => outcome !== "unchanged");
  for (const change of changes) note(pushedLine(change));
  if (changes.length > 0) {
    const types = changes.map(({ type }) => type).join(", ");
    await confirm(`Upload ${types} to ${store.context.environment}?`);
  }
  return files.map((file) => ({ ...file, ifMatch: planned.find(({ type }) => type === file.type)?.replacedEtag }));
}

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
