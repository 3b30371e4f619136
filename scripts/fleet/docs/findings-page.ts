import { blocks, code, GENERATED, table } from "./markdown";
import type { RuleExample } from "./rule-examples";
import { RULE_GROUPS } from "./rules";

/** The page of rules: what each refuses, and a line that breaks it. */
export function findingsPage(examples: Readonly<Record<string, RuleExample>>): string {
  const groups = RULE_GROUPS.map(({ title, rules }) => {
    const rows = Object.entries(rules).map(([rule, text]) => {
      const { sentence, severity = "error" } = typeof text === "string" ? { sentence: text } : text;
      const example = examples[rule];
      const link = example ? `[${code(example.line)}](../../${example.file}#L${example.number})` : "";
      return [code(rule), severity === "either" ? "error or warning" : severity, sentence, link];
    });
    return `## ${title}\n\n${table(["Rule", "Severity", "What it says", "Example"], rows)}`;
  });
  return blocks(
    "# Findings",
    "Every rule that can refuse a configuration. A finding names file, line and column, rule, path and value; an error ends `fleet validate` with exit code 2 and `cdktf synth` without output, a warning passes.",
    GENERATED,
    ...groups,
  );
}
