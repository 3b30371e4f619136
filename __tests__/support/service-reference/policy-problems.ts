import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import type { ServiceReference } from "./reference";
import { judgeStatement, type Reached } from "./statement-problems";

/** What is wrong with a policy by AWS's reference, a sentence each with the statement's Sid: grants that can do nothing. */
export function policyProblems(statements: readonly Statement[], reference: ServiceReference): string[] {
  const judged = statements.map((statement) => ({ statement, ...judgeStatement(statement, reference) }));
  const problems = judged.flatMap(({ statement, problems }) =>
    problems.map((problem) => `${statement.Sid ?? "a statement"}: ${problem}`),
  );
  return [...problems, ...unreached(judged, reference)];
}

interface Judged {
  readonly statement: Statement;
  readonly reached: Reached;
}

/** What every request of an action names, and no statement gives leave for: the others then do nothing. */
function unreached(judged: readonly Judged[], reference: ServiceReference): string[] {
  const allowed = judged.filter(({ statement }) => statement.Effect === "Allow" && isIdentityPolicy(statement));
  const actions = new Set(allowed.flatMap(({ reached }) => Object.keys(reached)));
  return [...actions].flatMap((action) => {
    const kinds = new Set(allowed.flatMap(({ reached }) => reached[action] ?? []).map(kindOf));
    const required = Object.entries(reference.actions[action]!.on).filter(([, type]) => type.required);
    return [...new Set(required.map(([type]) => kindOf(type)))]
      .filter((kind) => !kinds.has(kind))
      .map((kind) => `${action} also needs a ${kind}, which no statement lets it use`);
  });
}

/** `listener/app` and `listener/net` are two forms of one thing: a request names one of them. */
function kindOf(type: string): string {
  return type.split("/")[0]!;
}

/** Policies of buckets, keys and the like are about their own resource alone. */
function isIdentityPolicy({ Principal }: Statement): boolean {
  return Principal === undefined;
}
