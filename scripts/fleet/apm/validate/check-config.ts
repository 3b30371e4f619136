import { isUtf8 } from "node:buffer";

import { plural } from "../../../../config/catalogue/plural";
import type { Finding } from "../../../../config/reading/finding";
import { ApmError } from "../failure/apm-error";
import type { ConfigType } from "../config-type";
import { LARGEST_CONFIG_BYTES } from "../store/object-encoding";
import { validateConfig } from "../tools/validate-config";

/** Everything that is wrong with a configuration as bytes: its encoding and size, and what its validator says. */
export function checkConfig(type: ConfigType, content: Buffer, file: string): readonly Finding[] {
  if (content.length > LARGEST_CONFIG_BYTES)
    return [
      wholeFile(file, "config-size", `has ${plural(content.length, "byte")}; the store takes ${LARGEST_CONFIG_BYTES}`),
    ];
  if (!isUtf8(content)) return [wholeFile(file, "config-encoding", "is not UTF-8 text")];
  return validateConfig(type, content.toString("utf8"), file);
}

/** The warnings about a configuration; errors are thrown together as INVALID_CONFIG, before anything is written (S2-23). */
export function assertValid(type: ConfigType, content: Buffer, file: string): readonly Finding[] {
  const findings = checkConfig(type, content, file);
  // A file of rules may be fine, but in this place it would replace what the tool is configured by.
  if (findings.some(({ rule }) => rule === "rule-file"))
    throw new ApmError("INVALID_CONFIG", `${file} holds rules, not ${type}'s configuration: not uploaded`, {
      findings,
    });
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return findings;
  const message = `${file} is no valid ${type} configuration (${plural(errors, "error")}): not uploaded`;
  throw new ApmError("INVALID_CONFIG", message, { findings });
}

function wholeFile(file: string, rule: string, message: string): Finding {
  return { file, line: 1, column: 1, severity: "error", rule, path: "", message };
}
