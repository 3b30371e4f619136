import { App, TerraformStack } from "cdktf";

import { fold } from "../../../layers/stack/fold";
import type { Body } from "../../../scripts/fleet/review/model/stack";
import type { StackDocument } from "../../support/synth";

/** What constructs become in a client's scope, the way layers fold them. */
export function synthesized(build: (stack: TerraformStack) => void): StackDocument {
  const stack = new TerraformStack(new App(), "services");
  build(stack);
  return fold(stack) as unknown as StackDocument;
}

/** The only resource of a type. */
export function only(document: StackDocument, type: string): Body {
  const found = Object.values(document.resource?.[type] ?? {});
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type}`);
  return found[0]!;
}
