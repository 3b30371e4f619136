import { applies, type AwsRequest, type Statement } from "./statement";

/** What a set of statements says about a request: IAM denies what nothing allows. */
export type Verdict = "allowed" | "denied" | "not allowed";

/** The verdict of one policy, or of several of one kind: a denial wins. */
export function evaluate(statements: readonly Statement[], request: AwsRequest): Verdict {
  const about = statements.filter((statement) => applies(statement, request));
  if (about.some(({ Effect }) => Effect === "Deny")) return "denied";
  return about.length > 0 ? "allowed" : "not allowed";
}

/** The policies between a request and a bucket of the same account; what is not given is not in the way. */
export interface PoliciesInTheWay {
  readonly role: readonly Statement[];
  readonly bucket?: readonly Statement[];
  /** Of the VPC endpoint that the request takes. */
  readonly endpoint?: readonly Statement[];
}

/** The verdict of all: no denial anywhere, the endpoint's leave, and the leave of the role or of the bucket. */
export function evaluateAll({ role, bucket = [], endpoint }: PoliciesInTheWay, request: AwsRequest): Verdict {
  const verdicts = [role, bucket].map((statements) => evaluate(statements, request));
  const atEndpoint = endpoint ? evaluate(endpoint, request) : "allowed";
  if ([...verdicts, atEndpoint].includes("denied")) return "denied";
  return atEndpoint === "allowed" && verdicts.includes("allowed") ? "allowed" : "not allowed";
}
