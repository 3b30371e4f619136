import { APM_RULES } from "../apm/tools/apm-rules";
import type { RuleGroup } from "../../../config/reading/rule-group";
import { blocks, code, GENERATED, table } from "./markdown";

/** What the rules of `fleet apm validate` refuse, by their ids. */
export function apmFindingsPage(): string {
  const rules: RuleGroup["rules"] = { ...APM_RULES.rules, "config-encoding": "The file is not UTF-8 text." };
  const rows = Object.entries(rules).map(([rule, text]) => {
    const { sentence, severity = "error" } = typeof text === "string" ? { sentence: text } : text;
    return [code(rule), severity === "either" ? "error or warning" : severity, sentence];
  });
  return blocks(
    "# Findings about configurations of monitoring tools",
    GENERATED,
    "What `npx fleet apm validate` says about a file, and what keeps `npx fleet apm push` from uploading it.",
    table(
      ["Rule", "Severity", "What it says"],
      rows.sort(([a], [b]) => a!.localeCompare(b!)),
    ),
  );
}
