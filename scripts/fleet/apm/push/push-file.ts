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
}

/** Uploads a file, and says what it replaced. */
export const pushFile = apmAction(async (options: PushFileOptions) => {
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
});
