import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { apmAction } from "../apm-action";
import type { ConfigType } from "../config-type";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";

/** What is listed. */
export interface ListOptions extends ApmOptions {
  readonly backups?: boolean;
  readonly type?: ConfigType;
}

/** Lists what is current, or the backups, and what the client keeps and has not stored. */
export const showConfigs = apmAction(async ({ backups, type, ...options }: ListOptions) => {
  const { store } = await openApm(options);
  const { client, environment, bucket, types } = store.context;
  const all = await (backups ? store.backups(type) : store.list());
  const listed = all.filter((each) => type === undefined || each.type === type);
  if (options.json) printJson({ client, environment, bucket, [backups ? "backups" : "configurations"]: listed });
  else
    printLine(
      table(
        ["TYPE", "BYTES", "MODIFIED", "CLASS", "ETAG", "KEY"],
        listed.map(({ type: of, bytes, lastModified, storageClass, etag, key }) => [
          of,
          bytes,
          lastModified.toISOString(),
          storageClass,
          etag.replaceAll('"', ""),
          key,
        ]),
      ),
    );
  const missing = types.filter((kept) => !listed.some((each) => each.type === kept));
  if (!backups && type === undefined && missing.length > 0) note(`not stored: ${missing.join(", ")}`);
});
