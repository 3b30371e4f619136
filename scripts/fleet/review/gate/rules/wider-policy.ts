import type { PolicyStatement } from "../../../verify/policy-document";
import { coversPattern } from "../../policies/wildcard";
import { grantsOf, isCovered, reachOf, type Grant } from "./policy-coverage";

/** A policy's statements on both sides of a change; before undefined for a policy that is new. */
export interface PolicyChange {
  readonly before: readonly PolicyStatement[] | undefined;
  readonly after: readonly PolicyStatement[];
  /** Who may take a role: whoever comes in addition is trusted more. */
  readonly isTrust: boolean;
  /** `*` as resource is what the policy hangs on. */
  readonly isOfResource: boolean;
}

/** What a policy gives more than before in a way that nobody means by chance: one sentence each. */
export function widerIn(change: PolicyChange): string[] {
  const before = (change.before ?? []).filter(({ allows }) => allows);
  const sentences = change.after
    .filter(({ allows }) => allows)
    .flatMap((statement) => [
      ...(isSame(statement, before) ? [] : byException(statement)),
      ...grantsOf(statement)
        .filter((grant) => !isCovered(grant, before))
        .flatMap((grant) => (change.before ? widened(grant, before, change) : tooWide(grant, change))),
    ]);
  return [...new Set(sentences)];
}

/** Whether a denial of before is gone, or denies less. */
export function deniesLess(before: readonly PolicyStatement[], after: readonly PolicyStatement[]): boolean {
  const [was, now] = [before, after].map((each) => each.filter(({ allows }) => !allows)) as [
    PolicyStatement[],
    PolicyStatement[],
  ];
  return was.some(
    (statement) =>
      !isSame(statement, now) &&
      (grantsOf(statement).length === 0 ||
        hasExceptions(statement) ||
        grantsOf(statement).some((grant) => !isCovered(grant, now))),
  );
}

function hasExceptions({ exceptActions, exceptResources, exceptPrincipals }: PolicyStatement): boolean {
  return exceptActions.length + exceptResources.length + exceptPrincipals.length > 0;
}

function byException(statement: PolicyStatement): string[] {
  return hasExceptions(statement)
    ? ["It allows all but some (NotAction, NotResource or NotPrincipal), which grows with every service of AWS."]
    : [];
}

/** What is new in a policy that was there before. */
function widened(grant: Grant, before: readonly PolicyStatement[], change: PolicyChange): string[] {
  const reaches = before.map((each) => ({ each, reach: reachOf(each, grant) }));
  if (reaches.some(({ reach }) => reach.principal && reach.action && reach.resource))
    return ["A condition is gone, or holds for more than before."];
  const { action, resource, principal } = grant;
  const found = tooWide(grant, change);
  if (found.length > 0) return found;
  if (/[*?]/.test(action) && before.some(({ actions }) => actions.some((each) => strictlyWithin(each, action))))
    return ["Actions are widened by a wildcard."];
  const isWide = resource !== undefined && /[*?]/.test(resource) && !(resource === "*" && change.isOfResource);
  const within = before.some(({ resources }) => resources.some((each) => strictlyWithin(each, resource ?? "")));
  if (isWide && (resource === "*" || within)) return ["Resources are widened by a wildcard."];
  if (!change.isTrust && !change.isOfResource && ESCALATING.test(action))
    return ["It hands out rights, or takes those of others, where it did not."];
  if (change.isTrust) return ["Somebody else, or more ways, may take the role."];
  const known = accountsIn(before.flatMap(({ principals }) => principals.map(({ name }) => name)));
  const foreign = accountsIn([principal?.kind === "AWS" ? principal.name : ""]).filter((each) => !known.includes(each));
  return foreign.length > 0 && known.length > 0 ? ["An account is let in that was not."] : [];
}

/** What no policy should give, new or not. */
function tooWide({ action, resource, principal, statement }: Grant, { isOfResource, isTrust }: PolicyChange): string[] {
  // An account's own root on a key or a bucket hands it to the account's roles, as AWS advises.
  if (isOfResource && principal?.kind === "AWS" && /^arn:[^:]*:iam::[^:]*:root$|^\d{12}$/.test(principal.name))
    return [];
  if (isTrust) return [];
  if (/^\*+$/.test(action)) return ["All actions are allowed."];
  if (/^[\w-]+:\*+$/.test(action)) return ["All actions of a service are allowed."];
  const everywhere =
    resource !== undefined && /^(\*+|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*+)$/.test(resource) && !isOfResource;
  if (everywhere && SENSITIVE.test(action) && statement.conditions.length === 0)
    return ["What reads data, takes roles or hands out rights is allowed on every resource."];
  return [];
}

/** By these an identity comes to rights that its policy does not name. */
const ESCALATING =
  /^(iam:(?!get|list|simulate)|sts:assumerole|kms:(creategrant|putkeypolicy)|lambda:(addpermission|createfunction|updatefunctioncode)|ssm:(sendcommand|startsession)|ec2:modify(snapshot|image)attribute|ecr:setrepositorypolicy|ram:|organizations:|[\w-]+:put\w*policy)/i;

const SENSITIVE =
  /^(iam:(?!get|list|simulate)|sts:assumerole|s3:(get|put|delete|\*)|secretsmanager:(get|put|batchget)secretvalue|kms:(decrypt|generatedatakey|creategrant|reencrypt|putkeypolicy)|ssm:(getparameter|sendcommand|startsession)|dynamodb:(get|batchget|query|scan|put|delete))/i;

function isSame(statement: PolicyStatement, statements: readonly PolicyStatement[]): boolean {
  const text = textOf(statement);
  return statements.some((each) => textOf(each) === text);
}

/** All that a statement says but its name, in one order. */
function textOf(statement: PolicyStatement): string {
  return JSON.stringify(
    Object.entries(statement).flatMap(([part, value]: [string, unknown]) => {
      if (part === "label") return [];
      return [[part, Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value]];
    }),
  );
}

function strictlyWithin(pattern: string, wider: string): boolean {
  const [inner, outer] = [pattern.toLowerCase(), wider.toLowerCase()];
  return inner !== outer && coversPattern(outer, inner);
}

function accountsIn(names: readonly string[]): string[] {
  return names.flatMap((name) => /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(name)?.[1] ?? []);
}
