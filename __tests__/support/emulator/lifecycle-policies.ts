import type { Request } from "./request";
import type { Rule, ShimRow } from "./rule";
import type { Answer } from "./upstream";

export const LIFECYCLE_POLICY_ROWS: readonly ShimRow[] = [
  { service: "dlm", operation: "all", reason: "not implemented: moto has no Data Lifecycle Manager" },
];

/** A snapshot policy as it was sent, with what Data Lifecycle Manager adds. */
type Policy = Record<string, unknown>;

const JSON_TYPE = { "content-type": "application/json" };

/** Data Lifecycle Manager, as far as policies are kept and tagged; it takes no snapshots. */
export function lifecyclePolicies(): Rule {
  const policies = new Map<string, Policy>();
  let made = 0;
  function answer(request: Request): Answer {
    const [, root, ...rest] = request.path.split("/");
    if (root === "tags") return answerTags(request, policies.get(rest.at(-1) ?? ""));
    if (request.method === "POST") return create(request, policies, ++made);
    if (request.method === "GET" && (rest[0] ?? "") === "") return found({ Policies: [...policies.values()] });
    return answerPolicy(request, policies, rest[0] ?? "");
  }
  return { answer: (request) => Promise.resolve(request.service === "dlm" ? answer(request) : undefined) };
}

function create(request: Request, policies: Map<string, Policy>, number: number): Answer {
  const id = `policy-${String(number).padStart(17, "0")}`;
  const PolicyArn = `arn:aws:dlm:${request.region}:123456789012:policy/${id}`;
  policies.set(id, { ...inputOf(request), PolicyId: id, PolicyArn });
  return found({ PolicyId: id });
}

function answerPolicy(request: Request, policies: Map<string, Policy>, id: string): Answer {
  const policy = policies.get(id);
  if (policy === undefined) return notFound(id);
  if (request.method === "DELETE") policies.delete(id);
  if (request.method === "PATCH") Object.assign(policy, inputOf(request));
  return found({ Policy: policy });
}

function answerTags(request: Request, policy: Policy | undefined): Answer {
  if (policy === undefined) return notFound(request.path);
  const tags = { ...(policy.Tags as object | undefined) } as Record<string, unknown>;
  if (request.method === "GET") return found({ Tags: tags });
  if (request.method === "POST") Object.assign(tags, inputOf(request).Tags);
  for (const key of request.query.getAll("tagKeys")) delete tags[key];
  policy.Tags = tags;
  return found({});
}

function inputOf({ body }: Request): Policy {
  return JSON.parse(body.toString()) as Policy;
}

function found(document: object): Answer {
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(document) };
}

function notFound(name: string): Answer {
  const headers = { ...JSON_TYPE, "x-amzn-errortype": "ResourceNotFoundException" };
  return { status: 404, headers, body: JSON.stringify({ Message: `There is no ${name}` }) };
}
