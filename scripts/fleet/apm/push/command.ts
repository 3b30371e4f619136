import type { Command } from "commander";

import { dryRunOption, yesOption } from "../../terminal/options";
import { apmCommand, fileOption, typeOption } from "../options";
import type { PushFileOptions } from "./push-file";

const HELP = `
Uploads a configuration to apm-config/client={client}/{environment}/{type}/config.{extension}. It shows what
it would replace, and asks. What was there stays as a version. The same content again changes nothing; a change that
somebody else makes in the meantime is never overwritten. With --if-match, that goes back to when you looked: take the ETag
from fleet apm list.

Exit codes: 0 uploaded or there already, 1 refused (invalid, changed by somebody else, access denied), 2 wrong arguments, or
no terminal and no --yes.

Examples:
  $ npx fleet apm push --client acme --environment staging --type prometheus --file prometheus.yaml --dry-run
  $ npx fleet apm push --client acme --environment staging --type prometheus --file prometheus.yaml
  $ npx fleet apm push --client acme --type grafana --file grafana.ini --yes --if-match 9b2cf535f27731c974343645a3985328
`;

/** `fleet apm push`: uploads a configuration that passed its validator (S2-21, S2-23). */
export function apmPush(): Command {
  return apmCommand("push")
    .description("check a configuration and upload it")
    .addOption(typeOption().makeOptionMandatory())
    .addOption(fileOption())
    .option("--if-match <etag>", "upload only over the content with this ETag")
    .addOption(dryRunOption("check, compare, and upload nothing"))
    .addOption(yesOption())
    .addHelpText("after", HELP)
    .action(async (options: PushFileOptions) => (await import("./push-file")).pushFile(options));
}
