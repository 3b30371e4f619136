import { matchesArn, matchesWildcard } from "./wildcard";

/** What IAM knows about a request, by condition key; a key that the request lacks is absent. */
export type RequestContext = Readonly<Record<string, string>>;

/** Operators with their keys and values, as policies have them. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

type Comparison = (expected: string, actual: string) => boolean;

const EQUAL: Comparison = (expected, actual) => expected === actual;
const ONE_CASE: Comparison = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();

/** Operators that hold when any of the values matches. */
const POSITIVE: Readonly<Record<string, Comparison>> = {
  StringEquals: EQUAL,
  StringEqualsIgnoreCase: ONE_CASE,
  StringLike: matchesWildcard,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: ONE_CASE,
};

/** Operators that hold when none of the values matches, and so for a key that is not there. */
const NEGATED: Readonly<Record<string, Comparison>> = {
  StringNotEquals: EQUAL,
  StringNotEqualsIgnoreCase: ONE_CASE,
  StringNotLike: matchesWildcard,
  ArnNotEquals: matchesArn,
  ArnNotLike: matchesArn,
};

/** Whether a request fulfils all conditions: every operator, and every key of each. */
export function fulfils(conditions: Conditions, context: RequestContext): boolean {
  const keys = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(conditions).every(([operator, expected]) =>
    Object.entries(expected).every(([key, values]) => holds(operator, [values].flat(), keys.get(key.toLowerCase()))),
  );
}

function holds(operator: string, values: readonly string[], actual: string | undefined): boolean {
  if (operator === "Null") return values.some((value) => (value === "true") === (actual === undefined));
  const name = operator.replace(/IfExists$/, "");
  const [positive, negated] = [own(POSITIVE, name), own(NEGATED, name)];
  // An operator that is passed over in silence would prove whatever one likes.
  if (!positive && !negated) throw new Error(`The evaluator does not know the condition operator ${operator}`);
  if (actual === undefined) return name !== operator || negated !== undefined;
  if (negated) return !values.some((value) => negated(value, actual));
  return values.some((value) => positive!(value, actual));
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
