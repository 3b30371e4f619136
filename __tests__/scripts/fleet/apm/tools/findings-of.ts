import type { ConfigType } from "../../../../../scripts/fleet/apm/config-type";
import { validateConfig } from "../../../../../scripts/fleet/apm/tools/validate-config";

/** What a table of rules says: why, the file's lines, and each finding as `line:column severity rule path value message`. */
export type Row = readonly [why: string, lines: readonly string[], findings: readonly string[]];

/** The findings about a configuration, a line each. */
export function findingsOf(type: ConfigType, lines: readonly string[]): string[] {
  return validateConfig(type, lines.join("\n"), "config").map(
    ({ line, column, severity, rule, path, value, message, hint }) =>
      [`${line}:${column}`, severity, rule, path, value, message, hint && `(${hint})`].filter(Boolean).join(" "),
  );
}
