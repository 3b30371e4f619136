import { REPLACING_ARGUMENTS } from "../../../config/catalogue/replacing-arguments";
import { madeIn, type Body, type Documents, type Resource } from "../../support/synth";

/** One resource that a change has Terraform replace. */
export interface Replacement {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly argument: string;
  /** `first`: the new one is there before the old one goes. `refused`: prevent_destroy ends the plan. */
  readonly how: "first" | "refused" | "destroyed first";
}

/** What a change replaces of all that carries load or data, and how. */
export function replacements(before: Documents, after: Documents): Replacement[] {
  const old = new Map(managed(before).map((each) => [`${each.stack} ${each.address}`, each]));
  return managed(after).flatMap((now) => {
    const was = old.get(`${now.stack} ${now.address}`);
    if (!was) return [];
    return (REPLACING_ARGUMENTS[now.type] ?? [])
      .filter((argument) => text(was.body, argument) !== text(now.body, argument))
      .filter((argument) => !ignored(now).includes(argument))
      .map((argument) => ({ stack: now.stack, address: now.address, type: now.type, argument, how: howOf(was, now) }));
  });
}

/** Stacks whose plan ends before anything is done. */
export function refusedStacks(found: readonly Replacement[]): ReadonlySet<string> {
  return new Set(found.filter(({ how }) => how === "refused").map(({ stack }) => stack));
}

/** What would be gone for a while: destroyed before there is another, in a plan that nothing refuses. */
export function outages(before: Documents, after: Documents): string[] {
  const found = replacements(before, after);
  const refused = refusedStacks(found);
  return found
    .filter(({ how, stack }) => how === "destroyed first" && !refused.has(stack))
    .map(
      ({ stack, address, argument }) => `${stack}: ${address} is destroyed before it is made again, for ${argument}`,
    );
}

function managed(documents: Documents): Resource[] {
  return madeIn(documents).filter(({ type }) => Object.hasOwn(REPLACING_ARGUMENTS, type));
}

/** Arguments whose changes the plan leaves alone: they are for the next of its kind. */
function ignored({ body }: Resource): readonly string[] {
  const { ignore_changes } = (body.lifecycle ?? {}) as { readonly ignore_changes?: readonly string[] };
  return ignore_changes ?? [];
}

function howOf(was: Resource, { type, body }: Resource): Replacement["how"] {
  const { prevent_destroy, create_before_destroy } = (body.lifecycle ?? {}) as Body;
  if (prevent_destroy === true) return "refused";
  if (create_before_destroy !== true) return "destroyed first";
  const name = NAMES[type];
  // Two of one name can't be there at once.
  return name !== undefined && was.body[name] === body[name] ? "destroyed first" : "first";
}

/** By which argument AWS tells resources of a type apart. */
const NAMES: Readonly<Record<string, string>> = { aws_eks_node_group: "node_group_name", aws_eks_cluster: "name" };

function text(value: unknown, path: string): string {
  const [key, ...rest] = path.split(".") as [string, ...string[]];
  const member: unknown = Array.isArray(value)
    ? (value[0] as Body | undefined)?.[key]
    : (value as Body | undefined)?.[key];
  return rest.length === 0 ? (JSON.stringify(member) ?? "") : text(member, rest.join("."));
}
