import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";

/** A label's or, with colons, a metric's name in the classic form. */
const CLASSIC = /^[a-zA-Z_][a-zA-Z0-9_:]*$/;

/** Prometheus 3 and Alertmanager take any text for a label; what needs quotes in every query is rarely meant. */
const HINT = "names have letters, digits and underscores; others must be quoted wherever they are used";

/** What is wrong with a label's name: an error where no tool takes it, a warning where only new ones do. */
export function labelProblem(label: string): Pick<Problem, "rule" | "message" | "hint" | "severity"> | undefined {
  if (label === "") return { rule: "label-name", message: "is empty, and so is no label's name" };
  if (CLASSIC.test(label) && !label.includes(":")) return undefined;
  return { rule: "label-name", severity: "warning", message: "is no label name of the classic form", hint: HINT };
}

/** Keys of a map of labels that are no labels' names. */
export function labelNameProblems(labels: object | undefined, path: Path): readonly Problem[] {
  return Object.keys(labels ?? {}).flatMap((label): Problem[] => {
    const place = { path: [...path, label], at: "key", value: "" } as const;
    if (label === "__name__") return [{ ...place, rule: "label-name", message: "is the metric's name, not a label" }];
    const problem = labelProblem(label);
    return problem ? [{ ...place, ...problem }] : [];
  });
}

/** Items of a list of labels that are no labels' names. */
export function labelListProblems(labels: readonly (string | undefined)[] | undefined, path: Path): readonly Problem[] {
  return (labels ?? []).flatMap((label, index): Problem[] => {
    const problem = label === undefined ? undefined : labelProblem(label);
    return problem ? [{ path: [...path, index], ...problem }] : [];
  });
}

/** What is wrong with the name that a rule records under. */
export function metricProblem(metric: string): Pick<Problem, "rule" | "message" | "hint" | "severity"> | undefined {
  if (/[{}]/.test(metric))
    return { rule: "metric-name", message: "has braces: labels belong into labels, selectors into expr" };
  if (CLASSIC.test(metric) || metric.startsWith(":")) return undefined;
  return { rule: "metric-name", severity: "warning", message: "is no metric name of the classic form", hint: HINT };
}
