import { createHmac, randomBytes } from "node:crypto";

import type { Stack } from "../model/stack";
import { stringsIn } from "../model/strings-in";
import type { PlanDocument, PlannedResource } from "./plan-document";
import { canonicalJson } from "../model/canonical-json";

/** Texts that open something to everybody, which a reader must know by sight. */
const WIDE = ["*", "0.0.0.0/0", "::/0"];

/**
 * A plan with what a gate needs and nothing else: addresses, actions, and of changed attributes the values that the
 * synthesized stack holds anyway. In place of every other text, and of whatever is sensitive, stands `hidden:` with a mark
 * that tells equal from different within this plan alone. Of outputs the actions stay; states and variables are left out.
 */
export function normalisePlan(plan: PlanDocument, stack: Stack): PlanDocument {
  const known = new Set(WIDE);
  for (const { body } of stack.resources) for (const { text } of stringsIn(body)) known.add(text);
  const key = randomBytes(32);
  const hide = (value: unknown): string => {
    return `hidden:${createHmac("sha256", key).update(canonicalJson(value)).digest("hex").slice(0, 16)}`;
  };
  const normal = (each: PlannedResource): PlannedResource => normalResource(each, { known, hide });
  const { format_version, terraform_version, errored, complete } = plan;
  return {
    format_version,
    ...(terraform_version !== undefined && { terraform_version }),
    ...(errored !== undefined && { errored }),
    ...(complete !== undefined && { complete }),
    resource_changes: (plan.resource_changes ?? []).map(normal),
    ...(plan.resource_drift && { resource_drift: plan.resource_drift.map(normal) }),
    ...(plan.output_changes && { output_changes: outputActions(plan.output_changes) }),
    ...(plan.deferred_changes && { deferred_changes: plan.deferred_changes.map(() => ({})) }),
    ...(plan.action_invocations && { action_invocations: plan.action_invocations.map(() => ({})) }),
    ...(plan.deferred_action_invocations && {
      deferred_action_invocations: plan.deferred_action_invocations.map(() => ({})),
    }),
  };
}

function outputActions(outputs: NonNullable<PlanDocument["output_changes"]>): PlanDocument["output_changes"] {
  return Object.fromEntries(Object.entries(outputs).map(([name, { actions }]) => [name, { actions }]));
}

interface Means {
  readonly known: ReadonlySet<string>;
  readonly hide: (value: unknown) => string;
}

function normalResource(each: PlannedResource, means: Means): PlannedResource {
  const { address, previous_address, mode, type, name, index, deposed, action_reason, change } = each;
  const { actions, replace_paths, importing } = change;
  // What comes or goes as a whole is told by its address.
  const compared = actions.some((action) => action === "update") || actions.length > 1;
  return {
    address,
    ...(previous_address !== undefined && { previous_address }),
    mode,
    type,
    name,
    ...(index !== undefined && { index }),
    ...(deposed !== undefined && { deposed }),
    ...(action_reason !== undefined && { action_reason }),
    change: {
      actions,
      before: compared ? normalValue(change.before, change.before_sensitive, means) : null,
      after: compared ? normalValue(change.after, change.after_sensitive, means) : null,
      ...(compared && {
        after_unknown: change.after_unknown,
        before_sensitive: change.before_sensitive,
        after_sensitive: change.after_sensitive,
      }),
      ...(replace_paths !== undefined && { replace_paths }),
      ...(importing !== undefined && importing !== null && { importing: {} }),
    },
  };
}

function normalValue(value: unknown, sensitive: unknown, means: Means): unknown {
  if (value === null || value === undefined) return null;
  if (sensitive === true) return means.hide(value);
  if (typeof value === "string") return normalText(value, means);
  if (typeof value !== "object") return value;
  const marks = (typeof sensitive === "object" ? sensitive : null) as Readonly<Record<string, unknown>> | null;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => {
    return [key, normalValue(member, marks?.[key], means)];
  });
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** Policies and other documents are told within. */
function normalText(text: string, means: Means): string {
  if (means.known.has(text)) return text;
  try {
    const within: unknown = JSON.parse(text);
    if (typeof within === "object" && within !== null) return JSON.stringify(normalValue(within, undefined, means));
  } catch {
    // A text like any other.
  }
  return means.hide(text);
}
