/** One test of a statement's condition; a statement applies when all of its conditions hold. */
export interface PolicyCondition {
  /** In lower case, as IAM compares it: `stringequals`, `foranyvalue:stringlike`. */
  readonly operator: string;
  /** In lower case: `aws:sourceaccount`. */
  readonly key: string;
  /** One of them has to match. */
  readonly values: readonly string[];
}

/** Who a statement is about; `kind` is `AWS`, `Service`, `Federated` or `CanonicalUser`. */
export interface Principal {
  readonly kind: string;
  readonly name: string;
}

/** A statement of a policy that others wrote, in one shape whichever of IAM's spellings it came in. */
export interface PolicyStatement {
  /** How a person finds it: its Sid, or its place. */
  readonly label: string;
  /** Whatever is not exactly a Deny: a spelling that AWS should refuse is read as the worse of the two. */
  readonly allows: boolean;
  readonly principals: readonly Principal[];
  /** NotPrincipal: everybody but these. */
  readonly exceptPrincipals: readonly Principal[];
  readonly actions: readonly string[];
  readonly exceptActions: readonly string[];
  readonly resources: readonly string[];
  readonly exceptResources: readonly string[];
  readonly conditions: readonly PolicyCondition[];
}

type Json = Readonly<Record<string, unknown>>;

/** The statements of a policy's JSON, or undefined for a text that is no policy document. */
export function parsePolicy(document: string): PolicyStatement[] | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return undefined;
  }
  if (!isObject(policy) || !("Statement" in policy)) return undefined;
  const statements = list(policy.Statement);
  return statements.every(isObject) ? statements.map(statementOf) : undefined;
}

function statementOf(statement: Json, index: number): PolicyStatement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  return {
    label: typeof Sid === "string" && Sid !== "" ? Sid : `statement ${index + 1}`,
    allows: Effect !== "Deny",
    principals: principalsOf(Principal),
    exceptPrincipals: principalsOf(NotPrincipal),
    actions: texts(Action),
    exceptActions: texts(NotAction),
    resources: texts(Resource),
    exceptResources: texts(NotResource),
    conditions: conditionsOf(Condition),
  };
}

/** `"*"` and `{"AWS": "*"}` mean the same. */
function principalsOf(value: unknown): Principal[] {
  if (!isObject(value)) return texts(value).map((name) => ({ kind: "AWS", name }));
  return Object.entries(value).flatMap(([kind, named]) => texts(named).map((name) => ({ kind, name })));
}

function conditionsOf(value: unknown): PolicyCondition[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values: texts(values),
    })),
  );
}

function texts(value: unknown): string[] {
  return value === undefined ? [] : list(value).map(String);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
