import type { Command } from "commander";

import { apmCommand, typeOption } from "../options";
import type { PullOptions } from "./write-config";

const HELP = `
Writes the configuration to stdout or to a file, byte for byte as it was uploaded, decompressed and checked against the
sha256 that was noted then.

Exit codes: 0 written, 1 there is none, or it can't be read.

Examples:
  $ npx fleet apm pull --client acme --type prometheus
  $ npx fleet apm pull --client acme --type grafana --out grafana.ini
  $ npx fleet apm pull --client acme --type loki --version-id 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY | diff - loki.yaml
`;

/** `fleet apm pull`: downloads a configuration (S2-22). */
export function apmPull(): Command {
  return apmCommand("pull")
    .description("download a configuration")
    .addOption(typeOption().makeOptionMandatory())
    .option("--out <file>", "write to this file; otherwise to stdout")
    .option("--version-id <id>", "an older version")
    .addHelpText("after", HELP)
    .action(async (options: PullOptions) => (await import("./write-config")).writeConfig(options));
}
