import type { Command } from "commander";

import { apmCommand, type ApmOptions } from "../options";

const HELP = `
Looks whether the bucket is there and ours, versioned and encrypted, whether the configurations can be listed, and
whether a promotion was left unfinished.

Exit codes: 0 healthy, 1 something is wrong or could not be looked at.

Examples:
  $ npx fleet apm health --client acme
  $ npx fleet apm health --client acme --json | jq .responseMs
`;

/** `fleet apm health`: whether a store can be worked with (S2-16, S2-35). */
export function apmHealth(): Command {
  return apmCommand("health")
    .description("look whether the store is there, safe and reachable")
    .addHelpText("after", HELP)
    .action(async (options: ApmOptions) => (await import("./show-health")).showHealth(options));
}
