import type { Command } from "commander";

import type { RestorePlan } from "./restore-config";
import { confirm } from "../../terminal/confirm";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction, apmCommand, openApm, type ApmOptions } from "../options";

const HELP = `
Makes a backup the current configuration again, byte for byte, and reads it back. What it replaces stays as a version.
What today's validator says of the backup is shown, and does not refuse it.

Exit codes: 0 restored or the same already, 1 refused (no such backup, archived, changed by somebody else), 2 no terminal
and no --yes.

Examples:
  $ npx fleet apm list --client acme --backups
  $ npx fleet apm restore --client acme --dry-run \\
      --from backups/client=acme/production/prometheus/2026-07-01T12-00-00.000Z-1f2e3d4c.yaml
`;

interface Options extends ApmOptions {
  readonly from: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `fleet apm restore`: back to a backup with one command (S2-25). */
export function apmRestore(): Command {
  return apmCommand("restore")
    .description("make a backup the current configuration")
    .requiredOption("--from <key>", "the backup's key")
    .option("--dry-run", "show what would be done and change nothing")
    .option("--yes", "don't ask")
    .addHelpText("after", HELP)
    .action(
      apmAction(async (options: Options) => {
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
      }),
    );
}

function show({ backup, current, findings, place }: RestorePlan): void {
  showFindings(findings);
  note(`Backup ${backup.key}: ${backup.content.length} bytes, sha256 ${backup.sha256}`);
  const now = current ? `${current.content.length} bytes, version ${current.versionId ?? "null"}` : "nothing";
  note(`Current ${place.key}: ${now}`);
}
