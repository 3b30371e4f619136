import type { Stack } from "../model/stack";

/** A part of a stack that can name somebody: a resource, an output, a provider, a block. */
export interface Part {
  readonly stack: string;
  readonly layer: string;
  readonly address: string;
  /** Of a resource; `output`, `provider`, `terraform`, `moved`, `import` or a block's own name. */
  readonly type: string;
  /** Whose it is; what is nobody's in a client's own state is that client's. */
  readonly owner: string | undefined;
  readonly body: unknown;
  /** Goes before paths within the body. */
  readonly path: string;
}

/** Every part of a stack, one after the other. */
export function* partsOf(stack: Stack): Iterable<Part> {
  const { name, layer, owner: only } = stack;
  const part = (address: string, type: string, owner: string | undefined, body: unknown, path = ""): Part => {
    return { stack: name, layer, address, type, owner: owner ?? only, body, path };
  };
  for (const { address, type, owner, body } of stack.resources) yield part(address, type, owner, body);
  for (const { name: output, owner, value } of stack.outputs)
    yield part(`output.${output}`, "output", owner, value, owner === undefined ? "value" : `value.${owner}`);
  for (const { name: provider, alias, owner, body } of stack.providers)
    yield part(`provider.${provider}${alias === undefined ? "" : `.${alias}`}`, "provider", owner, body);
  yield part("terraform", "terraform", undefined, stack.terraform);
  for (const [at, move] of stack.moves.entries()) yield part(`moved.${at}`, "moved", ownerIn(stack, move.to), move);
  for (const [at, body] of stack.imports.entries()) yield part(`import.${at}`, "import", ownerIn(stack, body.to), body);
  for (const [block, body] of Object.entries<unknown>(stack.others)) yield part(block, block, undefined, body);
}

/** Whose a resource of the stack is, by its address. */
function ownerIn({ resources }: Stack, address: unknown): string | undefined {
  return resources.find((resource) => resource.address === address)?.owner;
}
