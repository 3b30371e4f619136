import { z } from "zod";

import { decode, type Decoded } from "../../../../config/reading/decode";
import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { keyProblem, partProblem } from "./config-problem";
import { secretProblems } from "./config-secrets";
import { duration, name, text, textMap, unchecked, whole } from "./fields";
import { labelNameProblems, metricProblem } from "./label-names";
import type { QueryLanguage } from "./query-language";
import { repeated } from "./repeated";

const RULE = z.object({
  record: text().optional(),
  alert: text().optional(),
  expr: name(),
  for: duration().optional(),
  keep_firing_for: duration().optional(),
  labels: textMap().optional(),
  annotations: textMap().optional(),
});

const RULES = z.object({
  groups: z.array(
    z.object({
      name: name(),
      interval: duration().optional(),
      query_offset: duration().optional(),
      limit: whole().optional(),
      labels: textMap().optional(),
      rules: z.array(RULE).optional(),
      // Mimir's and Loki's own.
      remote_write: unchecked(),
    }),
  ),
});

type Rule = NonNullable<Decoded<z.output<typeof RULE>>["value"]>;

/** Whether data is a file of rules rather than a tool's configuration. */
export function isRuleFile(data: unknown): boolean {
  return typeof data === "object" && data !== null && Object.hasOwn(data, "groups");
}

/** What `promtool check rules` says about a file of rules, Prometheus' or Loki's. */
export function ruleGroupProblems(data: unknown, language: QueryLanguage): readonly Problem[] {
  const { value, problems } = decode(RULES, data);
  const groups = value?.groups ?? [];
  const names = groups.map((group, index) => ({ name: group?.name, path: ["groups", index, "name"] }));
  return [
    ...problems,
    ...secretProblems(data, { tool: "a rule", isSecret: () => false, expands: false, hint: "rules need no secrets" }),
    ...repeated(names, "rule-group", "group"),
    ...groups.flatMap((group, index) => [
      ...labelNameProblems(group?.labels, ["groups", index, "labels"]),
      ...(group?.rules ?? []).flatMap((rule, position) =>
        rule ? ruleProblems(rule, ["groups", index, "rules", position], language) : [],
      ),
    ]),
  ];
}

function ruleProblems(rule: Rule, path: Path, language: QueryLanguage): readonly Problem[] {
  const query = rule.expr ? language.check(rule.expr) : undefined;
  return [
    ...kindProblems(rule, path),
    ...(query
      ? [{ path: [...path, "expr"], within: query.offset, rule: "expression", message: query.message, value: "" }]
      : []),
    ...labelNameProblems(rule.labels, [...path, "labels"]),
    ...labelNameProblems(rule.annotations, [...path, "annotations"]),
    ...templateProblems(rule.labels, [...path, "labels"]),
    ...templateProblems(rule.annotations, [...path, "annotations"]),
  ];
}

function kindProblems({ record, alert, ...rule }: Rule, path: Path): readonly Problem[] {
  if (record && alert) {
    return [keyProblem([...path, "alert"], "rule-kind", "stands beside record: a rule is one of them")];
  }
  if (!record) return alert ? [] : [partProblem(path, "rule-kind", "needs record or alert")];
  const metric = metricProblem(record);
  const refused = [
    ["for", rule.for],
    ["keep_firing_for", rule.keepFiringFor],
    ["annotations", rule.annotations],
  ] as const;
  return [
    ...(metric ? [{ path: [...path, "record"], ...metric }] : []),
    ...refused
      .filter(([, value]) => value !== undefined)
      .map(([field]) => keyProblem([...path, field], "rule-kind", "belongs to alerts, and this rule records")),
  ];
}

/** Braces that open and never close, or close what was never opened. */
function templateProblems(
  texts: Readonly<Record<string, string | undefined>> | undefined,
  path: Path,
): readonly Problem[] {
  return Object.entries(texts ?? {}).flatMap(([key, value]): Problem[] => {
    let open = false;
    for (const [brace] of (value ?? "").matchAll(/\{\{|\}\}/g)) {
      if ((brace === "{{") === open) return [unbalanced([...path, key])];
      open = !open;
    }
    return open ? [unbalanced([...path, key])] : [];
  });
}

function unbalanced(path: Path): Problem {
  return { path, rule: "template", message: "has a template whose braces do not match" };
}
