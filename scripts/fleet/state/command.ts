import { Command } from "commander";

import { stateList } from "./list/command";
import { stateRestore } from "./restore/command";
import { stateUnlock } from "./unlock/command";

/** `fleet state …`: looks after Terraform's states (S3-118, G11). */
export function state(): Command {
  return new Command("state")
    .description("list, restore and unlock Terraform states")
    .helpCommand(false)
    .addCommand(stateList())
    .addCommand(stateRestore())
    .addCommand(stateUnlock());
}
