import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  [
    "where an expression of several lines goes wrong",
    [
      "groups:",
      "  - name: a",
      "    rules:",
      "      - alert: X",
      "        expr: |",
      "          sum(rate(x[5m]))",
      "            >> 3",
    ],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      '7:14 error expression groups[0].rules[0].expr is no PromQL: ">" is not expected here',
    ],
  ],
  [
    "an unknown function",
    ["groups:", "  - name: a", "    rules:", "      - alert: X", "        expr: raet(x[5m]) > 1"],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      '5:19 error expression groups[0].rules[0].expr is no PromQL: there is no function "raet"',
    ],
  ],
  [
    "an expression that ends too early",
    ["groups:", "  - name: a", "    rules:", "      - alert: X", "        expr: sum(up"],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "5:21 error expression groups[0].rules[0].expr is no PromQL: it ends too early",
    ],
  ],
  [
    "a range vector",
    ["groups:", "  - name: a", "    rules:", "      - alert: X", '        expr: "up[5m]"'],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "5:16 error expression groups[0].rules[0].expr gives a range vector, and a rule needs a number for each series",
    ],
  ],
  [
    "two groups of one name",
    ["groups:", "  - name: a", "    rules: []", "  - name: a", "    rules: []"],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "4:11 error rule-group groups[1].name a names a second group: groups[0].name has the name already",
    ],
  ],
  [
    "rules that are neither or both",
    [
      "groups:",
      "  - name: a",
      "    rules:",
      "      - expr: up",
      "      - record: x",
      "        alert: y",
      "        expr: up",
    ],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "4:9 error rule-kind groups[0].rules[0] needs record or alert",
      "6:9 error rule-kind groups[0].rules[1].alert stands beside record: a rule is one of them",
    ],
  ],
  [
    "what recording rules may not have",
    ["groups:", "  - name: a", "    rules:", '      - record: "up{}"', "        expr: up", "        for: 5m"],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "4:17 error metric-name groups[0].rules[0].record up{} has braces: labels belong into labels, selectors into expr",
      "6:9 error rule-kind groups[0].rules[0].for belongs to alerts, and this rule records",
    ],
  ],
  [
    "labels and templates of alerts",
    [
      "groups:",
      "  - name: a",
      "    rules:",
      "      - alert: X",
      "        expr: up",
      '        labels: { "": x }',
      '        annotations: { summary: "{{ $value" }',
    ],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "6:19 error label-name groups[0].rules[0].labels. is empty, and so is no label's name",
      "7:33 error template groups[0].rules[0].annotations.summary {{ $value has a template whose braces do not match",
    ],
  ],
  [
    "a key beside the groups",
    ["groups:", "  - name: a", "    rules:", "      []", "scrape_configs: []"],
    [
      "1:1 warning rule-file groups make this a file of rules, not Prometheus's configuration",
      "5:1 error unknown-key scrape_configs is not a key of this section (known keys: groups)",
    ],
  ],
];

describe("rules in Prometheus' form (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("prometheus", lines)).toEqual(findings);
  });
});
