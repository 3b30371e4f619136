import type { PolicyCondition, PolicyStatement, Principal } from "../../../verify/policy-document";
import { coversPattern } from "../../policies/wildcard";

/** One principal, action and resource of a statement, under the statement's conditions. */
export interface Grant {
  readonly principal: Principal | undefined;
  readonly action: string;
  readonly resource: string | undefined;
  readonly statement: PolicyStatement;
}

/** Every grant (or denial) of a statement; a statement by exceptions has none, and is compared as a whole. */
export function grantsOf(statement: PolicyStatement): Grant[] {
  const principals = statement.principals.length > 0 ? statement.principals : [undefined];
  const resources = statement.resources.length > 0 ? statement.resources : [undefined];
  return principals.flatMap((principal) =>
    statement.actions.flatMap((action) => resources.map((resource) => ({ principal, action, resource, statement }))),
  );
}

/** Which parts of a grant another statement reaches as far as. */
export interface Reach {
  readonly principal: boolean;
  readonly action: boolean;
  readonly resource: boolean;
  /** It applies whenever the grant does. */
  readonly conditions: boolean;
}

/** How far a statement reaches, measured by a grant of another one. */
export function reachOf(outer: PolicyStatement, { principal, action, resource, statement }: Grant): Reach {
  return {
    principal: reachesPrincipal(outer, principal),
    action: reachesText(outer.actions, outer.exceptActions, action.toLowerCase(), (text) => text.toLowerCase()),
    resource: resource === undefined || reachesText(outer.resources, outer.exceptResources, resource, (text) => text),
    conditions: outer.conditions.every((each) => statement.conditions.some((own) => implies(own, each))),
  };
}

/** Whether one of the statements gives (or denies) all that a grant does. */
export function isCovered(grant: Grant, statements: readonly PolicyStatement[]): boolean {
  return statements.some((each) => Object.values(reachOf(each, grant)).every(Boolean));
}

function reachesPrincipal(outer: PolicyStatement, principal: Principal | undefined): boolean {
  if (outer.exceptPrincipals.length > 0) return false;
  if (principal === undefined || outer.principals.length === 0)
    return outer.principals.length === 0 || principal === undefined;
  return outer.principals.some(
    ({ kind, name }) =>
      (kind === principal.kind && coversPattern(name, principal.name)) || (kind === "AWS" && name === "*"),
  );
}

function reachesText(
  patterns: readonly string[],
  except: readonly string[],
  text: string,
  normal: (text: string) => string,
): boolean {
  if (except.length > 0) return false;
  return patterns.length === 0 || patterns.some((pattern) => coversPattern(normal(pattern), text));
}

/** Whether whatever fulfils a condition fulfils the other one, too. */
function implies(own: PolicyCondition, other: PolicyCondition): boolean {
  const operators = [own.operator, `${own.operator}ifexists`];
  if (!operators.includes(other.operator) || own.key !== other.key) return false;
  if (own.operator.includes("not")) return other.values.every((value) => own.values.includes(value));
  if (!/string|arn|bool|ipaddress/.test(own.operator))
    return JSON.stringify([...own.values].sort()) === JSON.stringify([...other.values].sort());
  const isPattern = own.operator.includes("like") || own.operator.includes("arn");
  return own.values.every((value) =>
    other.values.some((each) => (isPattern ? coversPattern(each, value) : each === value)),
  );
}
