import { z } from "zod";

import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { didYouMean } from "../../../../../config/reading/suggest";
import { keyProblem, partProblem } from "../config-problem";
import { isSet } from "../field-of";
import { regex, text, texts, whole } from "../fields";
import { labelListProblems, labelProblem } from "../label-names";

/** One relabelling rule. */
export const RELABEL = z.object({
  source_labels: texts().optional(),
  separator: text().optional(),
  regex: regex().optional(),
  modulus: whole().optional(),
  target_label: text().optional(),
  replacement: text().optional(),
  action: text().optional(),
});

/** What an action needs, and what it does not take. */
interface Action {
  readonly needs: readonly string[];
  readonly refuses: readonly string[];
}

const ANY: Action = { needs: [], refuses: [] };
const EQUAL: Action = { needs: ["target_label"], refuses: ["regex", "modulus", "separator", "replacement"] };
const CASE: Action = { needs: ["target_label"], refuses: ["replacement"] };
const LABELS: Action = { needs: [], refuses: ["source_labels", "target_label", "modulus", "separator", "replacement"] };

const ACTIONS: Readonly<Record<string, Action>> = {
  replace: { needs: ["target_label"], refuses: [] },
  keep: ANY,
  drop: ANY,
  keepequal: EQUAL,
  dropequal: EQUAL,
  hashmod: { needs: ["target_label", "modulus"], refuses: [] },
  labelmap: ANY,
  labeldrop: LABELS,
  labelkeep: LABELS,
  lowercase: CASE,
  uppercase: CASE,
};

/** A rule as far as it could be decoded. */
interface Relabel {
  readonly action?: string;
  readonly sourceLabels?: readonly (string | undefined)[];
  readonly targetLabel?: string;
  readonly replacement?: string;
  readonly modulus?: number;
}

/** What `promtool` says about relabelling rules: known actions, and the fields that each needs or refuses. */
export function relabelProblems(
  rules: readonly (Relabel | undefined)[] | undefined,
  written: unknown,
  path: Path,
): readonly Problem[] {
  return (rules ?? []).flatMap((rule, index) => {
    const source = (written as (Record<string, unknown> | undefined)[])[index];
    return rule && source ? ruleProblems(rule, source, [...path, index]) : [];
  });
}

function ruleProblems(rule: Relabel, written: Record<string, unknown>, path: Path): readonly Problem[] {
  const name = rule.action?.toLowerCase() ?? "replace";
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    const known = Object.keys(ACTIONS);
    const hint = didYouMean(name, known) ?? `known actions: ${known.join(", ")}`;
    return [{ path: [...path, "action"], rule: "relabel-action", message: "is no relabelling action", hint }];
  }
  // A modulus of 0 is none.
  const missing = action.needs.filter((field) => !isSet(written[field]) || written[field] === 0);
  const refused = action.refuses.filter((field) => written[field] !== undefined);
  return [
    ...missing.map((field) => partProblem(path, "relabel-action", `needs ${field} for the action ${name}`)),
    ...refused.map((field) => keyProblem([...path, field], "relabel-action", `means nothing to the action ${name}`)),
    ...labelListProblems(rule.sourceLabels, [...path, "source_labels"]),
    ...targetProblems(name, rule, path),
  ];
}

/** Labels that a rule writes: plain names, or templates such as `pod_$1`. */
function targetProblems(action: string, { targetLabel, replacement }: Relabel, path: Path): readonly Problem[] {
  const [field, label] = action === "labelmap" ? ["replacement", replacement] : ["target_label", targetLabel];
  const template = action === "labelmap" || action === "replace";
  const plain = template ? label?.replace(/\$\{\w+\}|\$\w+/g, "x") : label;
  const problem = plain ? labelProblem(plain) : undefined;
  return problem ? [{ path: [...path, field], ...problem }] : [];
}
