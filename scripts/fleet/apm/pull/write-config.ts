import { note, printJson } from "../../terminal/print";
import { writeWhole } from "../../terminal/write-whole";
import { apmAction } from "../apm-action";
import type { ConfigType } from "../config-type";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";

/** Which configuration is wanted, and where. */
export interface PullOptions extends ApmOptions {
  readonly type: ConfigType;
  readonly out?: string;
  readonly versionId?: string;
}

/** Writes a configuration to a file or to stdout. */
export const writeConfig = apmAction(async ({ type, out, versionId, json, ...options }: PullOptions) => {
  const { store } = await openApm({ ...options, json });
  const { content, ...stored } = await store.pull(type, { versionId });
  if (out !== undefined) writeWhole(out, content);
  if (json) printJson({ type, ...stored, bytes: content.length, ...(out ? { out } : { content: content.toString() }) });
  else if (out === undefined) process.stdout.write(content);
  note(`${stored.key}: version ${stored.versionId ?? "null"}, ETag ${stored.etag}`);
});
