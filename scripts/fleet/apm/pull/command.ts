import type { Command } from "commander";

import type { ConfigType } from "../config-type";
import { note, printJson } from "../../terminal/print";
import { writeWhole } from "../../terminal/write-whole";
import { apmAction, apmCommand, openApm, typeOption, type ApmOptions } from "../options";

const HELP = `
Writes the configuration to stdout or to a file, byte for byte as it was uploaded, decompressed and checked against the
sha256 that was noted then.

Exit codes: 0 written, 1 there is none, or it can't be read.

Examples:
  $ npx fleet apm pull --client acme --type prometheus
  $ npx fleet apm pull --client acme --type grafana --out grafana.ini
  $ npx fleet apm pull --client acme --type loki --version-id 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY | diff - loki.yaml
`;

interface Options extends ApmOptions {
  readonly type: ConfigType;
  readonly out?: string;
  readonly versionId?: string;
}

/** `fleet apm pull`: downloads a configuration (S2-22). */
export function apmPull(): Command {
  return apmCommand("pull")
    .description("download a configuration")
    .addOption(typeOption().makeOptionMandatory())
    .option("--out <file>", "write to this file; otherwise to stdout")
    .option("--version-id <id>", "an older version")
    .addHelpText("after", HELP)
    .action(
      apmAction(async ({ type, out, versionId, json, ...options }: Options) => {
        const { store } = await openApm({ ...options, json });
        const { content, ...stored } = await store.pull(type, { versionId });
        if (out !== undefined) writeWhole(out, content);
        if (json)
          printJson({ type, ...stored, bytes: content.length, ...(out ? { out } : { content: content.toString() }) });
        else if (out === undefined) process.stdout.write(content);
        note(`${stored.key}: version ${stored.versionId ?? "null"}, ETag ${stored.etag}`);
      }),
    );
}
