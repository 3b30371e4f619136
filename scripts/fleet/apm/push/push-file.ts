import { confirm } from "../../terminal/confirm";
import { showFindings } from "../../terminal/load";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import type { ConfigType } from "../config-type";
import { assertKeeps, openApm } from "../open-apm";
import type { ApmOptions } from "../options";
import { readFileOrExit } from "../read-file";
import { pushedLine } from "./pushed-line";

/** What is uploaded, and over what. */
export interface PushFileOptions extends ApmOptions {
  readonly type: ConfigType;
  readonly file: string;
  readonly ifMatch?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** Uploads a file after showing what it would replace and asking, and says what it replaced. */
export const pushFile = apmAction(async (options: PushFileOptions) => {
  const content = readFileOrExit(options.file);
  const { store, client } = await openApm(options);
  assertKeeps(client, options.type);
  const planned = await store.push(options.type, content, { ...options, dryRun: true });
  showFindings(planned.findings);
  const { environment } = store.context;
  const toWrite = !options.dryRun && planned.outcome !== "unchanged";
  if (toWrite && !options.yes) {
    note(pushedLine(planned));
    await confirm(`Upload it to ${environment}?`);
  }
  // Over what was shown, and nothing that came since.
  const pushed = toWrite
    ? await store.push(options.type, content, { ...options, ifMatch: planned.replacedEtag })
    : { ...planned, dryRun: options.dryRun ?? false };
  if (options.json) printJson(pushed);
  else printLine(pushedLine(pushed));
  if (environment !== "production" && !pushed.dryRun)
    note(`next: npx fleet apm promote --client ${client.name} --from ${environment} --to production --dry-run`);
});
