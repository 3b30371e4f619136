import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { apmAction } from "../apm-action";
import { openApm } from "../open-apm";
import type { ApmOptions } from "../options";
import { healthLines } from "./health-lines";

/** Shows how a store does; anything but healthy fails. */
export const showHealth = apmAction(async (options: ApmOptions) => {
  const { store } = await openApm(options);
  const health = await store.health();
  if (options.json) printJson(health);
  else printLine(healthLines(health));
  if (health.metrics.slow) note(`warning: the average response takes ${health.metrics.averageResponseMs} ms`);
  if (health.status !== "healthy") throw new ExitError(EXIT.failed);
});
