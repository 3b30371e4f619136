import { parsePolicy, type PolicyStatement } from "../../../verify/policy-document";
import type { Body } from "../../model/stack";
import { stringsIn } from "../../model/strings-in";

/** A policy within a resource's arguments. */
export interface PolicyAt {
  /** The argument: `policy`, `assume_role_policy`, `inline_policy.0.policy`. */
  readonly path: string;
  readonly text: string;
  /** Undefined for what can't be read, or is known only once it is applied. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

/** Arguments that hold a policy, wherever they stand. */
const NAMED = /^(policy|assume_role_policy|access_policy|resource_policy)$/;

/** Several rules ask of one resource. */
const KNOWN = new WeakMap<Body, readonly PolicyAt[]>();

/** Every policy in a resource's arguments: by the argument's name, and whatever else reads as one. */
export function policiesOf(body: Body | undefined): readonly PolicyAt[] {
  if (body === undefined) return [];
  const known = KNOWN.get(body) ?? policiesIn(body);
  KNOWN.set(body, known);
  return known;
}

function policiesIn(body: Body): PolicyAt[] {
  return stringsIn(body).flatMap(({ path, text }) => {
    const name = path.slice(path.lastIndexOf(".") + 1);
    // Names of arguments come as texts, too.
    if (text === name) return [];
    const isDocument = text.trimStart().startsWith("{") && text.includes('"Statement"');
    return isDocument || NAMED.test(name) ? [{ path, text, statements: parsePolicy(withoutExpressions(text)) }] : [];
  });
}

/**
 * What Terraform fills in later is one fixed thing, whatever it is: standing alone it reads as an ARN, within a text as a
 * word. A doubled dollar is IAM's own variable and stays.
 */
function withoutExpressions(text: string): string {
  return text
    .replace(/"\$\{([^}]*)\}"/g, (_, expression: string) => `"arn:terraform:reference:::${word(expression)}"`)
    .replace(/(?<!\$)\$\{([^}]*)\}/g, (_, expression: string) => word(expression));
}

function word(expression: string): string {
  return expression.replace(/[^\w.-]+/g, "-");
}
