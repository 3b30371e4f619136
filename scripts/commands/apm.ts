import { Command } from "commander";

import { apmBackup } from "./apm-backup";
import { apmHealth } from "./apm-health";
import { apmList } from "./apm-list";
import { apmPromote } from "./apm-promote";
import { apmPull } from "./apm-pull";
import { apmPush } from "./apm-push";
import { apmRestore } from "./apm-restore";
import { apmSync } from "./apm-sync";
import { apmValidate } from "./apm-validate";

/** `fleet apm …`: keeps the configurations of a client's monitoring tools, versioned and checked (document 002, S2-01). */
export function apm(): Command {
  return new Command("apm")
    .description("check, keep and promote the configurations of monitoring tools")
    .helpCommand(false)
    .addCommand(apmValidate())
    .addCommand(apmPush())
    .addCommand(apmPull())
    .addCommand(apmList())
    .addCommand(apmBackup())
    .addCommand(apmRestore())
    .addCommand(apmPromote())
    .addCommand(apmSync())
    .addCommand(apmHealth());
}
