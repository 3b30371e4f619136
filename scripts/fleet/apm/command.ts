import { Command } from "commander";

import { apmBackup } from "./backup/command";
import { apmHealth } from "./health/command";
import { apmList } from "./list/command";
import { apmPromote } from "./promote/command";
import { apmPull } from "./pull/command";
import { apmPush } from "./push/command";
import { apmRestore } from "./restore/command";
import { apmSync } from "./sync/command";
import { apmValidate } from "./validate/command";

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
