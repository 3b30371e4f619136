import type { Fleet } from "../../../config/fleet";
import { policiesIn } from "../../../scripts/fleet/review/policies/policies-in";
import { policyProblems } from "../../support/service-reference/policy-problems";
import { readReference, type ServiceReference } from "../../support/service-reference/reference";
import { resourcesIn, type Documents } from "../../support/synth";
import { ownerOf } from "../../../scripts/fleet/review/model/owner";

/** What AWS's reference leaves out, each with the page of AWS's that has it. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "AllowCloudWatchLogs: ArnEquals does not compare kms:EncryptionContext:aws:logs:arn, which is String":
    "CloudWatch Logs' guide, on encrypting log groups: the reference lists any encryption context as text; this one is an ARN",
  "a statement: sts:AssumeRoleWithWebIdentity on role does not know token.actions.githubusercontent.com:aud, token.actions.githubusercontent.com:sub":
    "IAM user guide, available keys for AWS OIDC federation: an identity provider's claims are keys under its own name",
};

let reference: ServiceReference | undefined;
const judged = new Map<string, readonly string[]>();

/** Grants and denials that can do nothing, by AWS's own reference of actions, resources and condition keys. */
export function policyViolations(documents: Documents, fleet: Fleet): string[] {
  return problemsIn(documents, fleet)
    .filter(({ problem }) => !Object.hasOwn(EXCEPTIONS, problem))
    .map(({ address, problem }) => `${address}: ${problem}`);
}

/** Exceptions that no policy of the documents needs. */
export function unusedExceptions(documents: Documents, fleet: Fleet): string[] {
  const problems = new Set(problemsIn(documents, fleet).map(({ problem }) => problem));
  return Object.keys(EXCEPTIONS).filter((exception) => !problems.has(exception));
}

function problemsIn(documents: Documents, { clients }: Fleet): { address: string; problem: string }[] {
  const names = new Set(clients.map(({ name }) => name));
  reference ??= readReference();
  return policiesIn(resourcesIn(documents)).flatMap(({ address, statements }) => {
    const owner = ownerOf(address.slice(address.indexOf(".") + 1), names);
    // Policies of two clients differ by their names alone, mostly: each kind is judged once.
    const text = JSON.stringify(statements);
    const kind = owner === undefined ? text : text.replaceAll(owner, "client");
    const problems = judged.get(kind) ?? policyProblems(statements, reference!);
    judged.set(kind, problems);
    return problems.map((problem) => ({ address, problem }));
  });
}
