import type { ApmContext } from "../store/apm-context";
import { backupConfig, type Backup } from "../backup/backup-config";
import { runBatch, type BatchResult } from "../store/batch";
import { checkHealth, type Health } from "../health/check-health";
import type { ConfigType } from "../config-type";
import { pushConfig, type Pushed } from "../push/push-config";

/** A configuration that is to be the current one. */
export interface SyncFile {
  readonly type: ConfigType;
  /** As findings name it. */
  readonly file: string;
  readonly content: Buffer;
  /** The ETag of what it may replace, null for nothing; default whatever is there. */
  readonly ifMatch?: string | null;
}

/** What became of one file. */
export interface SyncedFile {
  readonly pushed: Pushed;
  /** Absent when nothing changed, and in a dry run. */
  readonly backup: Backup | undefined;
}

/** What a sync did. */
export interface Synced {
  readonly files: readonly BatchResult<SyncedFile>[];
  readonly health: Health;
}

/**
 * Document 002's whole flow (S2-32): each file is checked, uploaded and backed up, then the store's health and metrics
 * are taken. A file that is invalid or fails does not keep the others from their place (S2-36).
 */
export async function syncConfigs(
  context: ApmContext,
  files: readonly SyncFile[],
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Synced> {
  return { files: await syncEach(context, files, dryRun), health: await checkHealth(context) };
}

/** What a sync would do to each file; writes nothing. */
export function planSync(context: ApmContext, files: readonly SyncFile[]): Promise<Synced["files"]> {
  return syncEach(context, files, true);
}

function syncEach(context: ApmContext, files: readonly SyncFile[], dryRun: boolean): Promise<Synced["files"]> {
  const operations = files.map(({ type, file, content, ifMatch }) => ({
    operation: "upload",
    key: file,
    async run(): Promise<SyncedFile> {
      const pushed = await pushConfig(context, type, content, { file, ifMatch, dryRun });
      const written = !dryRun && pushed.outcome !== "unchanged";
      return { pushed, backup: written ? await backupConfig(context, type) : undefined };
    },
  }));
  const { log, now } = context;
  return runBatch(operations, { log, now });
}
