import { Command } from "commander";

import { storageEstimate } from "./estimate/command";

/** `fleet storage …`: what the clients' storage costs. */
export function storage(): Command {
  return new Command("storage")
    .description("look into the costs of storage")
    .helpCommand(false)
    .addCommand(storageEstimate());
}
