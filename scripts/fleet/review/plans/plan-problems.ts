import type { GateFinding } from "../gate/verdict";
import type { Stack } from "../model/stack";
import { blockAddress } from "./changes-in-plan";
import type { PlanDocument, PlannedResource } from "./plan-document";
import { isKnownAction } from "./planned-action";

/** Versions of Terraform's JSON that this program reads. */
const KNOWN_FORMAT = /^1\.\d+$/;

const AGAIN = "plan again with npx fleet plan";

/** Why a plan can't be judged, or isn't one of this stack: all of it. One that only refreshes names no addresses. */
export function planProblems(plan: PlanDocument, stack: Stack, source: string, refreshOnly = false): GateFinding[] {
  const found = (rule: string, reason: string, todo: string, address?: string): GateFinding => {
    return { rule, severity: "refused", stack: stack.name, ...(address && { address }), source, reason, todo };
  };
  const problems: GateFinding[] = [];
  if (!KNOWN_FORMAT.test(plan.format_version)) {
    const reason = "the plan has a format that this program doesn't know, not 1.x";
    problems.push(found("plan-format", reason, "plan with a version of Terraform that the project names"));
  }
  if (plan.errored !== false)
    problems.push(found("plan-errored", "Terraform failed while it planned", `mend what its log says, then ${AGAIN}`));
  if (plan.complete === false)
    problems.push(
      found("plan-incomplete", "the plan leaves a part of the stack out", `${AGAIN}, without -target or deferral`),
    );
  if ([plan.deferred_changes, plan.deferred_action_invocations].some((each) => (each ?? []).length > 0))
    problems.push(
      found("plan-incomplete", "the plan defers changes that nobody has seen", `${AGAIN}, without deferral`),
    );
  if ((plan.action_invocations ?? []).length > 0)
    problems.push(
      found(
        "plan-format",
        "the plan has a provider act beside its changes, which nobody can judge",
        `take the action out of the stack, then ${AGAIN}`,
      ),
    );
  const changes = plan.resource_changes ?? [];
  for (const each of changes.filter((one) => !isKnownAction(one)))
    problems.push(
      found("plan-format", "the plan does what this program doesn't know", "update the project's tools", each.address),
    );
  if (refreshOnly) return problems;
  for (const [address, reason] of strangers(changes, stack))
    problems.push(found("plan-foreign", reason, AGAIN, address));
  return problems;
}

/** Addresses in which plan and stack disagree: a plan names everything that a stack manages. */
function* strangers(changes: readonly PlannedResource[], stack: Stack): Iterable<[address: string, reason: string]> {
  const written = new Map(stack.resources.map((each) => [each.address, each]));
  const planned = new Set<string>();
  const seen = new Set<string>();
  for (const each of changes) {
    const block = blockAddress(each);
    const key = `${each.address} ${each.deposed ?? ""}`;
    if (seen.has(key)) yield [each.address, "the plan has the address twice"];
    seen.add(key);
    const told = each.index === undefined ? block : `${block}[${JSON.stringify(each.index)}]`;
    if (each.address !== told) {
      yield [each.address, "the plan's address isn't that of its type and name"];
      continue;
    }
    if (each.deposed !== undefined) {
      if (!goesAway(each)) yield [each.address, "the plan does more to a leftover than take it away"];
      continue;
    }
    planned.add(block);
    const goes = goesAway(each);
    if (!goes && !written.has(block)) yield [each.address, "the stack has no such address"];
    if (goes && written.has(block) && !repeats(written.get(block)!.body) && each.index === undefined)
      yield [each.address, "the plan removes what the stack has"];
  }
  for (const { kind, address, body } of stack.resources)
    if (kind === "resource" && !planned.has(address) && !repeats(body))
      yield [address, "the plan says nothing of this address"];
}

function goesAway({ change }: PlannedResource): boolean {
  return change.actions.every((action) => action === "delete" || action === "forget");
}

/** Of a block that is made for each of several, there may be none. */
function repeats(body: Readonly<Record<string, unknown>>): boolean {
  return body.for_each !== undefined || body.count !== undefined;
}
