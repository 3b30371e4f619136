import { plural } from "../../../../config/catalogue/plural";
import { sortFindings, type Finding } from "../../../../config/reading/finding";
import type { Problem } from "../../../../config/reading/problem";
import type { ConfigType } from "../config-type";
import { alertmanagerProblems } from "./alertmanager/alertmanager-problems";
import { ConfigYaml } from "./config-yaml";
import { fluentBitProblems } from "./fluent-bit/fluent-bit-problems";
import { grafanaProblems } from "./grafana/grafana-problems";
import { jaegerProblems } from "./jaeger/jaeger-problems";
import { lokiProblems } from "./loki/loki-problems";
import { prometheusProblems } from "./prometheus/prometheus-problems";
import { LOGQL, PROMQL, type QueryLanguage } from "./query-language";
import { isRuleFile, ruleGroupProblems } from "./rule-groups";
import { SourceText, type TextProblem } from "./source-text";
import { tempoProblems } from "./tempo/tempo-problems";
import { textProblems } from "./text-problems";

/** Nobody reads on after so many; a file of another kind could have a million. */
const MOST_FINDINGS = 500;

type Check = (data: unknown) => readonly Problem[];

type Validator = (source: SourceText) => readonly Finding[];

const VALIDATORS: Readonly<Record<ConfigType, Validator>> = {
  prometheus: yaml(withRules(prometheusProblems, PROMQL, "Prometheus")),
  grafana: lines(grafanaProblems),
  jaeger: yaml(jaegerProblems),
  loki: yaml(withRules(lokiProblems, LOGQL, "Loki")),
  alertmanager: yaml(alertmanagerProblems),
  tempo: yaml(tempoProblems),
  "fluent-bit": lines(fluentBitProblems),
};

/**
 * Everything that is wrong with a tool's configuration, all at once and in the file's order (S2-22…S2-24). Pure: it
 * looks at the text alone, for a bounded time, and never throws whatever the text is.
 */
export function validateConfig(type: ConfigType, text: string, file: string): readonly Finding[] {
  const source = new SourceText(file, text);
  const unreadable = textProblems(source);
  if (unreadable.length > 0) return unreadable.map((problem) => source.finding(problem));
  return sortFindings(VALIDATORS[type](source));
}

function yaml(check: Check): Validator {
  return (source) => {
    const document = new ConfigYaml(source);
    if (document.findings.length > 0) return document.findings;
    const problems = bounded(check, document.data);
    return [
      ...problems.slice(0, MOST_FINDINGS).map((problem) => document.locate(problem)),
      ...more(problems.length, source),
    ];
  };
}

/** Calls with a hundred thousand arguments end the stack; a file with as many problems is of another kind. */
function bounded(check: Check, data: unknown): readonly Problem[] {
  try {
    return check(data);
  } catch (error) {
    if (error instanceof RangeError)
      return [{ path: [], rule: "too-many", message: "has more problems than can be counted", value: "" }];
    throw error;
  }
}

function lines(check: (source: SourceText) => readonly TextProblem[]): Validator {
  return (source) => {
    const problems = check(source);
    return [
      ...problems.slice(0, MOST_FINDINGS).map((problem) => source.finding(problem)),
      ...more(problems.length, source),
    ];
  };
}

function more(count: number, source: SourceText): readonly Finding[] {
  if (count <= MOST_FINDINGS) return [];
  return [
    source.finding({
      offset: 0,
      rule: "too-many",
      message: `has ${plural(count - MOST_FINDINGS, "problem")} more than are shown`,
    }),
  ];
}

/** A file of rules may stand for itself; as the tool's configuration it would replace everything else. */
function withRules(check: Check, language: QueryLanguage, tool: string): Check {
  return (data) => {
    if (!isRuleFile(data)) return check(data);
    const message = `make this a file of rules, not ${tool}'s configuration`;
    const notice: Problem = {
      path: ["groups"],
      at: "key",
      rule: "rule-file",
      message,
      value: "",
      severity: "warning",
    };
    return [notice, ...ruleGroupProblems(data, language)];
  };
}
