import { plural } from "../../../../config/catalogue/plural";
import { confirm } from "../../terminal/confirm";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";
import type { RestorePlan } from "./restore-config";

/** Which backup becomes current. */
export interface RestoreOptions extends ApmOptions {
  readonly from: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** Makes a backup the current configuration, after showing both and asking. */
export const restoreBackup = apmAction(async (options: RestoreOptions) => {
  const { store } = await openApm(options);
  const plan = await store.planRestore(options.from);
  show(plan);
  const { type, place, backup, unchanged } = plan;
  if (options.dryRun || unchanged) {
    const outcome = unchanged ? "unchanged" : "would restore";
    if (options.json) printJson({ type, ...place, from: backup.key, outcome, dryRun: options.dryRun ?? false });
    else printLine(`${unchanged ? "Unchanged" : "Would restore"} ${type}: ${place.key}`);
    return;
  }
  await confirm(`Make this backup the current ${type} configuration of ${store.context.environment}?`, options);
  const restored = await store.restore(plan);
  if (options.json) printJson(restored);
  else printLine(`Restored ${type}: ${restored.key}`);
  if (restored.replacedVersionId) note(`What it replaced is version ${restored.replacedVersionId}.`);
});

function show({ backup, current, findings, place }: RestorePlan): void {
  showFindings(findings);
  note(`Backup ${backup.key}: ${plural(backup.content.length, "byte")}, sha256 ${backup.sha256}`);
  const now = current ? `${plural(current.content.length, "byte")}, version ${current.versionId ?? "null"}` : "nothing";
  note(`Current ${place.key}: ${now}`);
}
