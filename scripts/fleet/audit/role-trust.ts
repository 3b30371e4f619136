import type { RoleDetail } from "@aws-sdk/client-iam";

import { exposureOf } from "../verify/exposure";
import type { PolicyCondition, PolicyStatement } from "../verify/policy-document";
import type { AuditArea, AuditFinding, AuditScene } from "./audit-area";
import { iamPolicy } from "./iam-policy";

/** A subject that begins with a wildcard, if need be after what all of GitHub's have in common. */
const ANYBODY = /^(repo:)?[*?]/;

/** Roles that strangers can assume: everybody, or accounts of which no role is in the configuration (S3-122). */
export const roleTrust: AuditArea = {
  id: "role-trust",
  permission: "iam:GetAccountAuthorizationDetails",
  async look(scene) {
    const { RoleDetailList } = await scene.details();
    const accounts = configuredAccounts(scene);
    return RoleDetailList.flatMap((role) => judge(role, accounts));
  },
};

/** The account itself, and those of the roles that this environment's settings let in. */
function configuredAccounts({ accountId, fleet }: AuditScene): string[] {
  return [accountId, ...fleet.target.administratorRoleArns.flatMap((arn) => arn.split(":")[4] ?? [])];
}

function judge({ RoleName, AssumeRolePolicyDocument, Tags = [] }: RoleDetail, accounts: readonly string[]) {
  const statements = iamPolicy(AssumeRolePolicyDocument);
  const problems = statements?.flatMap((statement) => problemOf(statement, accounts)) ?? ["trust can't be read"];
  const client = Tags.find(({ Key }) => Key === "Client")?.Value;
  return problems.map((problem): AuditFinding => ({ subject: `role ${RoleName}`, client, problem }));
}

function problemOf(statement: PolicyStatement, accounts: readonly string[]): string[] {
  const exposed = exposureOf(statement, accounts);
  if (exposed === "everybody") return ["trusts everybody"];
  if (exposed) return [`trusts account ${exposed.join(", ")}`];
  return isOpenToAProvider(statement) ? ["trusts any identity of an OIDC provider: no condition on its :sub"] : [];
}

/** Providers such as GitHub's serve the whole world: only the subject says whose token it is. */
function isOpenToAProvider({ allows, principals, conditions }: PolicyStatement): boolean {
  const providers = principals.filter(({ kind, name }) => kind === "Federated" && !name.includes(":saml-provider/"));
  return allows && providers.some(({ name }) => !conditions.some((condition) => isAboutSubject(name, condition)));
}

/** Providers without an ARN are public, too, and tell applications apart by their ids. */
function isAboutSubject(provider: string, { operator, key, values }: PolicyCondition): boolean {
  const subject = provider.includes(":oidc-provider/") ? /:sub$/ : /:(sub|aud|app_id)$/;
  const isFixed = values.length > 0 && !values.some((value) => ANYBODY.test(value));
  return subject.test(key) && /^string(equals|like)$/.test(operator) && isFixed;
}
