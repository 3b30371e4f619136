/** Reads one fact of a contract: given which one, returns Terraform's reference to it. */
export type FactReader<F> = (select: (facts: F) => string | undefined) => string;

const PATH = Symbol("path");

/**
 * Turns the selection of a fact into a reference below a base: `({ vpc_id }) => vpc_id` becomes `${base.vpc_id}`. What
 * is selected is typed by the contract, and the text holds no token, so that it may stand in any client's scope.
 */
export function factReader<F>(base: string): FactReader<F> {
  return (select) => {
    const selected = select(recorder(base) as F) as unknown as { readonly [PATH]: string };
    return `\${${selected[PATH]}}`;
  };
}

/**
 * The same for facts that may be gone: a reference that gives a text in place of what is not there. An absent fact of
 * a client that has left must not stop the plan that destroys the rest of it.
 */
export function fallibleFactReader<F>(base: string, otherwise: string): FactReader<F> {
  const read = factReader<F>(base);
  return (select) => read(select).replace(/^\$\{(.*)\}$/, (_, path: string) => `\${try(${path}, "${otherwise}")}`);
}

/** Terraform's names may have hyphens, so that clients and zones stand in a path as they are. */
function recorder(path: string): unknown {
  return new Proxy({}, { get: (_, name) => (name === PATH ? path : recorder(`${path}.${String(name)}`)) });
}
