/** Condition operators of IAM, each with its keys and the values they are compared with. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement is about: AWS accounts and roles (`*` is everybody), an AWS service, or whom an identity provider knows. */
export type PolicyPrincipal =
  { readonly AWS: string | readonly string[] } | { readonly Service: string } | { readonly Federated: string };

/** One statement of an IAM policy, in IAM's own spelling. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Only resource policies (bucket, key, topic) name principals. */
  readonly Principal?: PolicyPrincipal;
  readonly Action: string | readonly string[];
  /** What the statement is about; a role's trust policy has none. */
  readonly Resource?: string | readonly string[];
  /** In a denial: everything but this. */
  readonly NotResource?: string | readonly string[];
  readonly Condition?: PolicyConditions;
}

/** The JSON document of a policy, with statements in the given order. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
