import { Command } from "commander";

import { accessLogFetch } from "./fetch/command";
import { accessLogParse } from "./parse/command";

/** `fleet access-log …`: who did what to a bucket (S1-20). */
export function accessLog(): Command {
  return new Command("access-log")
    .description("read the server access logs of buckets")
    .helpCommand(false)
    .addCommand(accessLogParse())
    .addCommand(accessLogFetch());
}
