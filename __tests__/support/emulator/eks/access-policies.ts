import type { Request } from "../request";
import type { Answer } from "../upstream";
import { found, notFound } from "./answers";
import { inputOf } from "./clusters";
import { type Document, MADE_AT } from "./document";
import type { StoredCluster } from "./store";

/** Answers for the access policies of a principal: what its access entry lets it do. */
export function answerAccessPolicies(
  request: Request,
  { document, policies }: StoredCluster,
  principalArn: string,
  policyArn?: string,
): Answer {
  const associated = policies.get(principalArn) ?? new Map<string, Document>();
  policies.set(principalArn, associated);
  const clusterName = document.name;
  if (request.method === "POST") {
    const { policyArn: arn, accessScope } = inputOf(request);
    const policy = { policyArn: arn, accessScope, associatedAt: MADE_AT, modifiedAt: MADE_AT };
    associated.set(String(arn), policy);
    return found({ clusterName, principalArn, associatedAccessPolicy: policy });
  }
  if (request.method === "DELETE") {
    return associated.delete(String(policyArn)) ? found({}) : notFound("access policy", String(policyArn));
  }
  return found({ clusterName, principalArn, associatedAccessPolicies: [...associated.values()] });
}
