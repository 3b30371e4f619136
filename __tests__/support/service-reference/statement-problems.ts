import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import { matchesWildcard } from "../../../scripts/fleet/review/policies/wildcard";
import { GLOBAL_KEYS, KEYS_OF_SERVICES, OPERATOR_TYPES } from "./global-keys";
import { meets } from "./meeting-patterns";
import { arnsOf } from "./named-arns";
import type { ServiceReference } from "./reference";

/** The types of resources on which a statement is of effect for an action; an empty name where it knows none. */
export type Reached = Readonly<Record<string, readonly string[]>>;

/** What is wrong with a statement, a sentence each, and what it reaches. */
export interface StatementJudgement {
  readonly problems: readonly string[];
  readonly reached: Reached;
}

/** What AWS's reference says of one statement: actions that don't exist, resources and keys that they don't know. */
export function judgeStatement(statement: Statement, reference: ServiceReference): StatementJudgement {
  const arns = arnsOf(statement);
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => ({ operator, key })),
  );
  const problems: string[] = [];
  const reached: Record<string, string[]> = {};
  const useful = new Set<string>();

  for (const pattern of [statement.Action ?? []].flat()) {
    // Every action of a service: there is one for whatever is named.
    if (pattern.endsWith(":*")) arns.forEach((arn) => useful.add(arn));
    else judgePattern(pattern);
  }
  for (const arn of arns) if (!useful.has(arn)) problems.push(`no action of the statement is about ${arn}`);
  return { problems: [...problems, ...conditions.flatMap(problemsOfKey)], reached };

  function judgePattern(pattern: string): void {
    const actions = Object.keys(reference.actions).filter((action) =>
      matchesWildcard(pattern.toLowerCase(), action.toLowerCase()),
    );
    // A new action's facts are taken by take-facts.ts, which finds it if AWS has it.
    if (actions.length === 0) problems.push(`no action of AWS's that the facts have is ${pattern}`);
    const found = actions.map((action) => judgeAction(action));
    // Of a pattern's actions some may be about other things, but not all of them.
    if (found.length > 0 && found.every((problem) => problem !== undefined)) problems.push(found[0]!);
  }

  /** Why the statement does nothing for an action, if it does nothing. */
  function judgeAction(action: string): string | undefined {
    const { on, keys } = reference.actions[action]!;
    if (Object.keys(on).length === 0) return judgeWithoutResource(action, keys);
    const service = action.split(":")[0]!;
    const types = Object.keys(on).filter((type) => {
      const about = arns.filter((arn) => formsOf(`${service}:${type}`).some((form) => meets(arn, form)));
      about.forEach((arn) => useful.add(arn));
      return about.length > 0;
    });
    if (types.length === 0) return `${action} is about ${Object.keys(on).join(", ")}, none of which is named`;
    const known = types.filter((type) => {
      const ofType = [...keys, ...on[type]!.keys, ...reference.resources[`${service}:${type}`]!.keys];
      return unknownKeys(ofType).length === 0;
    });
    reached[action] = known;
    const [type] = types;
    return known.length > 0
      ? undefined
      : `${action} on ${type} does not know ${unknownKeys([...keys, ...on[type!]!.keys]).join(", ")}`;
  }

  function judgeWithoutResource(action: string, keys: readonly string[]): string | undefined {
    if (!arns.includes("*")) return `${action} is about no resource: it takes "*" alone`;
    useful.add("*");
    const unknown = unknownKeys(keys);
    if (unknown.length === 0) reached[action] = [""];
    return unknown.length === 0 ? undefined : `${action} does not know ${unknown.join(", ")}`;
  }

  function unknownKeys(known: readonly string[]): string[] {
    const all = [...known, ...Object.keys(GLOBAL_KEYS)];
    return conditions.map(({ key }) => key).filter((key) => !all.some((form) => isKey(form, key)));
  }

  /** CloudWatch Logs asks about a group's ARN with and without the star at its end. */
  function formsOf(type: string): string[] {
    const { arn } = reference.resources[type]!;
    return type === "logs:log-group" ? [arn, `${arn}:*`] : [arn];
  }

  function problemsOfKey({ operator, key }: { operator: string; key: string }): string[] {
    const name = operator.replace(/^For(All|Any)\w+:/, "").replace(/IfExists$/, "");
    const type = typeOf(key, reference);
    const [, types] = OPERATOR_TYPES.find(([words]) => words.test(name)) ?? [];
    const byService = "Service" in (statement.Principal instanceof Object ? statement.Principal : {});
    return [
      ...(type !== undefined && !types?.includes(type)
        ? [`${operator} does not compare ${key}, which is ${type}`]
        : []),
      ...(KEYS_OF_SERVICES.includes(key) && !byService ? [`only services' requests have ${key}`] : []),
    ];
  }
}

function typeOf(key: string, { keyTypes }: ServiceReference): string | undefined {
  const [, type] = Object.entries({ ...GLOBAL_KEYS, ...keyTypes }).find(([form]) => isKey(form, key)) ?? [];
  return type;
}

/** Whether a key is of AWS's form: `aws:RequestTag/${TagKey}`. IAM takes keys in any case. */
function isKey(form: string, key: string): boolean {
  return matchesWildcard(form.toLowerCase().replace(/\$\{\w+\}/g, "?*"), key.toLowerCase());
}
