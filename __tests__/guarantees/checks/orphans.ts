import { refusedStacks, replacements } from "./replacements";
import { madeIn, type Documents, type Resource, type StackDocument } from "../../support/synth";

/**
 * What Terraform could not plan after a change: resources that are gone, or go to another provider, and whose old one is
 * gone as well ("Provider configuration not present"). A plan that is refused as a whole does no harm. Stacks that the change takes away are destroyed before it.
 */
export function orphanViolations(before: Documents, after: Documents): string[] {
  const refused = refusedStacks(replacements(before, after));
  const kept = new Map(madeIn(after).map((each) => [`${each.stack} ${each.address}`, each]));
  return madeIn(before).flatMap((old) => {
    const stack = after[old.stack];
    if (!stack) return [];
    const now = kept.get(`${old.stack} ${old.address}`);
    const provider = providerOf(old);
    if (now && providerOf(now) !== provider && !refused.has(old.stack))
      return [`${old.stack}: ${old.address} goes from provider ${provider} to ${providerOf(now)} under one address`];
    return hasProvider(stack, provider) ? [] : [`${old.stack}: ${old.address} has lost its provider ${provider}`];
  });
}

/** `helm.acme`, or `aws` for the one without an alias. */
function providerOf({ type, body }: Resource): string {
  return (body.provider as string | undefined) ?? type.split("_")[0]!;
}

function hasProvider({ provider }: StackDocument, wanted: string): boolean {
  const [name, alias] = wanted.split(".") as [string, string | undefined];
  // Terraform's own is always there.
  return name === "terraform" || (provider[name] ?? []).some((each) => each.alias === alias);
}
