import type { Finding } from "../../../config/reading/finding";
import type { Fleet } from "../../../config/fleet";
import { loadFleet, type Loaded } from "../../../config/load";
import { renderFindings } from "../../../config/reading/render-finding";
import type { Check } from "../../../config/registry";
import type { Variables } from "../../../config/target";
import { todayOf } from "../../../config/today";
import { EXIT, ExitError } from "./exit";
import { paintFor } from "./paint";

/** The configuration as it stands on disk today, valid or not; the given variables win over the environment's, and more than usual may be checked. */
export function load(root: string, variables: Variables = {}, more: readonly Check[] = []): Loaded {
  const all = { ...process.env, ...variables };
  return loadFleet({ root, variables: all, today: todayOf(all), more });
}

/** The configuration, or the end of the command with every finding on stderr. */
export function loadOrExit(root: string, variables: Variables = {}): Fleet {
  const loaded = load(root, variables);
  showFindings(loaded.findings);
  if (!loaded.ok) throw new ExitError(EXIT.usage);
  return loaded.fleet;
}

/** Findings go to stderr, so that data on stdout stays data. */
export function showFindings(findings: readonly Finding[]): void {
  process.stderr.write(renderFindings(findings, paintFor(process.stderr)));
}
