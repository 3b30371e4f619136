import type { ResourceChange } from "../changes/change-set";
import type { Stack, Body } from "../model/stack";
import type { Synthesis } from "../model/synthesis";
import type { GateFacts } from "./gate-facts";
import type { RuleContext } from "./rule";
import { addressGone } from "./rules/address-gone";
import { CHANGE_RULES } from "./rules/change-rules";
import { clientGone } from "./rules/client-gone";
import { clientsTouched } from "./rules/clients-touched";
import { destroyed } from "./rules/destroyed";
import { immutableChanged } from "./rules/immutable-changed";
import { goneNames } from "./rules/gone-names";
import { onlyProtects } from "./rules/removed-protections";
import { tooManyDeleted } from "./rules/too-many-deleted";
import type { GateFinding } from "./verdict";

/** Rules about who is touched and what the registry says: they look at the whole change. */
const FACT_RULES = [clientsTouched, clientGone, immutableChanged, tooManyDeleted, destroyed] as const;

/** Both sides of a change. */
export interface JudgedSides {
  readonly base: Synthesis;
  readonly head: Synthesis;
}

/** Everything that the rules say of a change, each finding once; approvals come after. */
export function judge(facts: GateFacts, sides: JudgedSides): GateFinding[] {
  const findings = [...FACT_RULES.flatMap((rule) => rule(facts)), ...ofResources(facts, sides)];
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** Stack by stack: of 300 clients all arguments at once would not fit into memory. */
function* ofResources(facts: GateFacts, { base, head }: JudgedSides): Iterable<GateFinding> {
  const byStack = new Map<string, ResourceChange[]>();
  for (const change of facts.changes.changes) {
    const known = byStack.get(change.stack);
    if (known) known.push(change);
    else byStack.set(change.stack, [change]);
  }
  const everywhere = facts.changes.changes;
  const gone = goneIn(byStack, base);
  for (const [name, changes] of byStack) {
    const context = { ...contextOf(changes, base.stack(name), head.stack(name)), everywhere, gone };
    for (const rule of Object.values(CHANGE_RULES)) yield* rule(changes, context);
    yield* addressGone({ ...facts, changes: { ...facts.changes, changes } }, context);
  }
}

/** By what others name all that is removed: what protects it may be of another stack. */
function goneIn(byStack: ReadonlyMap<string, readonly ResourceChange[]>, base: Synthesis): Set<string> {
  const names = new Set<string>();
  for (const [name, changes] of byStack) {
    if (!changes.some(({ action }) => action === "remove")) continue;
    const bodies = bodiesOf(base.stack(name));
    for (const each of goneNames(changes, (_, address) => bodies.get(address), onlyProtects)) names.add(each);
  }
  return names;
}

function contextOf(
  changes: readonly ResourceChange[],
  base: Stack | undefined,
  head: Stack | undefined,
): Pick<RuleContext, "before" | "after"> {
  const [before, after] = [bodiesOf(base), bodiesOf(head)];
  const formerly = new Map(changes.flatMap(({ address, movedFrom }) => (movedFrom ? [[address, movedFrom]] : [])));
  return {
    before: (_, address) => before.get(formerly.get(address) ?? address),
    after: (_, address) => after.get(address),
  };
}

function bodiesOf(stack: Stack | undefined): ReadonlyMap<string, Body> {
  return new Map(stack?.resources.map(({ address, body }) => [address, body]));
}
