import type { Rule, ShimRow } from "./rule";
import type { Answer } from "./upstream";

/** AWS's policies that are younger than moto's list of them, or that suites need which don't wait for it to load that. */
const UNKNOWN = [
  "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2",
  "arn:aws:iam::aws:policy/AdministratorAccess",
];

export const MANAGED_POLICY_ROWS: readonly ShimRow[] = [
  {
    service: "iam",
    operation: "AttachRolePolicy, DetachRolePolicy, ListAttachedRolePolicies",
    reason: `knows no ${UNKNOWN.map(nameOf).join(", ")}`,
  },
];

/** Remembers which roles have policies that the emulator doesn't know. */
export function managedPolicies(): Rule {
  const policiesOf = new Map<string, Set<string>>();
  return {
    async answer(request, emulator) {
      if (request.service !== "iam") return undefined;
      const form = new URLSearchParams(request.body.toString());
      const role = form.get("RoleName") ?? "";
      const policies = policiesOf.get(role) ?? new Set<string>();
      if (request.action === "ListAttachedRolePolicies") return listed(await emulator(request), policies);
      const policy = form.get("PolicyArn") ?? "";
      if (!UNKNOWN.includes(policy) || !/^(At|De)tachRolePolicy$/.test(request.action)) return undefined;
      policiesOf.set(role, policies);
      if (request.action === "AttachRolePolicy") policies.add(policy);
      else policies.delete(policy);
      return { status: 200, headers: { "content-type": "text/xml" }, body: `<${request.action}Response/>` };
    },
  };
}

function listed(answer: Answer, policies: ReadonlySet<string>): Answer {
  const members = [...policies].map(
    (arn) => `<member><PolicyName>${nameOf(arn)}</PolicyName><PolicyArn>${arn}</PolicyArn></member>`,
  );
  const body = answer.body
    .toString()
    .replace("<AttachedPolicies/>", "<AttachedPolicies></AttachedPolicies>")
    .replace("</AttachedPolicies>", `${members.join("")}</AttachedPolicies>`);
  return { ...answer, body };
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
