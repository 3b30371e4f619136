import type { Command } from "commander";

import type { Health } from "./check-health";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { apmAction, apmCommand, openApm, type ApmOptions } from "../options";

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
    .action(
      apmAction(async (options: ApmOptions) => {
        const { store } = await openApm(options);
        const health = await store.health();
        if (options.json) printJson(health);
        else printLine(healthLines(health));
        if (health.metrics.slow) note(`warning: the average response takes ${health.metrics.averageResponseMs} ms`);
        if (health.status !== "healthy") throw new ExitError(EXIT.failed);
      }),
    );
}

/** The checks of a store, and what they come to. */
export function healthLines({ status, responseMs, checks }: Health): string {
  const rows = checks.map(({ name, status: result, message }) => [name, result, message]);
  return `${table(["CHECK", "STATUS", "FOUND"], rows)}\nHealth: ${status} (${Math.round(responseMs)} ms)`;
}
