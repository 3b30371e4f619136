import { TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * What a construct is called in its stack's state: its path joined by "_", which no id contains, and so readable and
 * injective without a hash. Ids are part of the public interface.
 */
export function addressIn(stack: TerraformStack, element: TerraformElement | IConstruct["node"]): string {
  const node = TerraformElement.isTerraformElement(element) ? element.node : element;
  return node.scopes
    .slice(node.scopes.indexOf(stack) + 1)
    .map((scope) => scope.node.id)
    .join("_");
}
