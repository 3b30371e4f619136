import type { Conditions } from "../policies/condition";
import type { Statement } from "../policies/statement";
import { isShared, type SharedId } from "./shared-things";
import type { Thing, Things } from "./things";

/** What a statement lets somebody do to another client. */
export interface Reach {
  readonly leak: "wildcard" | "grant" | "trust";
  /** Below the statement: `Resource.0`, `Condition.StringLike.aws:PrincipalArn`. */
  readonly path: string;
  /** Undefined is everybody's. */
  readonly other: string | undefined;
  readonly thing: string;
}

/** What reach is judged by. */
export interface ReachContext {
  readonly owner: string;
  /** Of the resource that has the policy. */
  readonly type: string;
  readonly things: Things;
  /** Whether a text names this client and no other. */
  readonly isOwn: (text: string) => boolean;
  /** Notes that something on the list of what is shared is used. */
  readonly use: (id: SharedId) => void;
}

/** Policies of these say `*` for the thing that has them. */
const OWN_POLICY = new Set([
  "aws_kms_key",
  "aws_kms_key_policy",
  "aws_kms_replica_key",
  "aws_secretsmanager_secret_policy",
]);
/** Operators that hold for a request that lacks the key, or that say what is not. */
const LOOSE = /Not|Null|Bool|IfExists|^ForAllValues:/;

/** Where a statement that allows something reaches beyond its client. */
export function* reachOf(statement: Statement, context: ReachContext): Iterable<Reach> {
  if (statement.Effect !== "Allow") return;
  const isNarrow = isNarrowed(statement.Condition, context.isOwn);
  yield* principalReach(statement, context, isNarrow);
  if (!isNarrow) yield* resourceReach(statement, context);
  yield* conditionReach(statement, context);
}

function* resourceReach(statement: Statement, context: ReachContext): Iterable<Reach> {
  if (statement.NotResource !== undefined)
    yield { leak: "wildcard", path: "NotResource", other: undefined, thing: "all resources but some" };
  const actions = [statement.Action ?? []].flat();
  for (const [pattern, path] of listed(statement.Resource, "Resource")) {
    if (pattern !== "*") yield* takenIn(pattern, path, context);
    else if (!OWN_POLICY.has(context.type)) {
      if (statement.NotAction !== undefined)
        yield { leak: "wildcard", path: "NotAction", other: undefined, thing: "all actions but some" };
      for (const action of actions) {
        const shared = isShared.action(action);
        if (shared) context.use(shared);
        else yield { leak: "wildcard", path, other: undefined, thing: `${action} on every resource` };
      }
    }
  }
}

function* principalReach(statement: Statement, context: ReachContext, isNarrow: boolean): Iterable<Reach> {
  const leak = context.type === "aws_iam_role" ? "trust" : "grant";
  if (statement.NotPrincipal !== undefined)
    yield { leak, path: "NotPrincipal", other: undefined, thing: "everybody but some" };
  const { Principal } = statement;
  if (Principal === undefined) return;
  const entries = typeof Principal === "string" ? [["AWS", Principal] as const] : Object.entries(Principal);
  for (const [kind, names] of entries) {
    if (kind !== "AWS") continue;
    for (const [name, path] of listed(names, typeof Principal === "string" ? "Principal" : "Principal.AWS")) {
      if (name === "*") {
        if (isNarrow || namesPrincipal(statement.Condition)) continue;
        if (context.type === "aws_vpc_endpoint") context.use("own-endpoint");
        else yield { leak, path, other: undefined, thing: "every role" };
      } else if (/^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(name)) {
        if (OWN_POLICY.has(context.type)) context.use("key-administration");
        else if (!isNarrow && !namesPrincipal(statement.Condition))
          yield { leak, path, other: undefined, thing: "every role of the account" };
      } else for (const reach of takenIn(name, path, context)) yield { ...reach, leak };
    }
  }
}

/** Values that conditions compare with patterns and ARNs. */
function* conditionReach(statement: Statement, context: ReachContext): Iterable<Reach> {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    if (/Not|Null|Bool/.test(operator)) continue;
    for (const [key, values] of Object.entries(keys)) {
      if (key === "aws:SourceArn" && isLogsTrust(statement)) {
        context.use("log-delivery");
        continue;
      }
      // Lists of keys are evaluated by themselves: what begins alike is no pattern of names.
      if (key.toLowerCase() === "s3:prefix") continue;
      for (const [pattern, path] of listed(values, `Condition.${operator}.${key}`))
        if (pattern !== "*" && (pattern.startsWith("arn:") || operator.includes("Like")))
          yield* takenIn(pattern, path, context);
    }
  }
}

/** One reach for each other client, or one for all where that is what it comes to. */
function* takenIn(pattern: string, path: string, { things, owner }: ReachContext): Iterable<Reach> {
  for (const [other, thing] of things.takenInBy(plainArn(pattern)))
    if (other !== owner) yield { leak: "wildcard", path, other, thing: thingText(thing) };
}

/** Terraform's part of a pattern can be anything that its client has: with it as a wildcard it would take in all. */
function plainArn(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}/g, "(known to Terraform)");
}

function thingText({ text }: Thing): string {
  return text;
}

/** CloudWatch Logs' guide names all of an account's groups here; the role can do nothing but send to its own stream. */
function isLogsTrust({ Principal, Resource }: Statement): boolean {
  return Resource === undefined && JSON.stringify(Principal ?? "").includes("logs.");
}

/** Whether a condition that has to hold says something of this client's own. */
function isNarrowed(conditions: Conditions | undefined, isOwn: (text: string) => boolean): boolean {
  return Object.entries(conditions ?? {}).some(
    ([operator, keys]) =>
      !LOOSE.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) => [values].flat().length > 0 && [values].flat().every((value) => isOwn(value) || isOwn(key)),
      ),
  );
}

/** Whether a condition that has to hold says who asks, one by one. */
function namesPrincipal(conditions: Conditions | undefined): boolean {
  return Object.entries(conditions ?? {}).some(
    ([operator, keys]) =>
      !LOOSE.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) =>
          /^aws:(?:PrincipalArn|SourceArn|SourceVpce?|userid)$/i.test(key) &&
          [values].flat().every((value) => !/^\*|:role\/\*|:root$/.test(value)),
      ),
  );
}

function listed(values: string | readonly string[] | undefined, path: string): [string, string][] {
  if (values === undefined) return [];
  return typeof values === "string" ? [[values, path]] : values.map((value, at) => [value, `${path}.${at}`]);
}
