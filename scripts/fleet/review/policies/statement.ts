import { fulfils, type Conditions, type RequestContext } from "./condition";
import { matchesWildcard } from "./wildcard";

/** Who asks: a role or user by ARN, or an AWS service by name. */
export type Requester = { readonly arn: string } | { readonly service: string };

/** One request to AWS, with everything that policies can ask about. */
export interface AwsRequest {
  readonly by: Requester;
  readonly action: string;
  readonly resource: string;
  readonly context?: RequestContext;
}

type Principals = "*" | Readonly<Record<string, string | readonly string[]>>;

/** A statement as it stands in any policy's JSON. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/** The statements of a policy document. */
export function statementsOf(document: string): readonly Statement[] {
  return (JSON.parse(document) as { Statement: readonly Statement[] }).Statement;
}

/** Whether a statement is about the request at all. */
export function applies(statement: Statement, { by, action, resource, context = {} }: AwsRequest): boolean {
  if (statement.NotPrincipal) throw new Error("The evaluator does not know NotPrincipal");
  return (
    isAbout(statement.Principal, by) &&
    matchesOne(statement.Action, statement.NotAction, action.toLowerCase(), (text) => text.toLowerCase()) &&
    matchesOne(statement.Resource, statement.NotResource, resource, (text) => text) &&
    fulfils(statement.Condition ?? {}, implied(by, context))
  );
}

/** Policies of roles name no principal: they are about whoever has them. */
function isAbout(principal: Principals | undefined, by: Requester): boolean {
  if (principal === undefined || principal === "*") return true;
  return Object.entries(principal).some(([kind, names]) =>
    [names].flat().some((name) => {
      if (kind === "AWS" && name === "*") return true;
      if (kind === "Service") return "service" in by && by.service === name;
      if (kind !== "AWS") throw new Error(`The evaluator does not know principals of the kind ${kind}`);
      return "arn" in by && (by.arn === name || isAccountOf(name, by.arn));
    }),
  );
}

function isAccountOf(name: string, arn: string): boolean {
  const account = arn.split(":")[4];
  return name === account || /^arn:[^:]+:iam::(\d+):root$/.exec(name)?.[1] === account;
}

function matchesOne(
  wanted: string | readonly string[] | undefined,
  unwanted: string | readonly string[] | undefined,
  actual: string,
  normal: (text: string) => string,
): boolean {
  const matches = (patterns: string | readonly string[]): boolean =>
    [patterns].flat().some((pattern) => matchesWildcard(normal(pattern), actual));
  return wanted === undefined ? unwanted !== undefined && !matches(unwanted) : matches(wanted);
}

/** What AWS adds to the context of every request. */
function implied(by: Requester, context: RequestContext): RequestContext {
  const known: Record<string, string> = { "aws:SecureTransport": "true" };
  if ("arn" in by) {
    known["aws:PrincipalArn"] = by.arn;
    known["aws:PrincipalAccount"] = by.arn.split(":")[4]!;
  }
  known["aws:PrincipalIsAWSService"] = String("service" in by);
  return { ...known, ...context };
}
