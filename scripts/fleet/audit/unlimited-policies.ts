import type { AttachedPolicy, ManagedPolicyDetail, PolicyDetail } from "@aws-sdk/client-iam";

import type { PolicyStatement } from "../verify/policy-document";
import type { AuditArea, AuditFinding, AuditScene, AuthorizationDetails } from "./audit-area";
import { iamPolicy } from "./iam-policy";

/** Users, groups and roles that may do anything to anything, but for the roles that the configuration lets (S3-122). */
export const unlimitedPolicies: AuditArea = {
  id: "unlimited-policies",
  permission: "iam:GetAccountAuthorizationDetails",
  async look(scene) {
    const details = await scene.details();
    const managed = new Map(details.Policies.map((policy) => [policy.Arn ?? "", verdictOf(defaultVersion(policy))]));
    return [...identities(details), ...unattached(details)].flatMap((identity) => judge(identity, managed, scene));
  },
};

/** Something that policies hang on. */
interface Identity {
  readonly subject: string;
  readonly arn: string;
  readonly inline: readonly PolicyDetail[];
  readonly attached: readonly AttachedPolicy[];
}

function identities({ UserDetailList, GroupDetailList, RoleDetailList }: AuthorizationDetails): Identity[] {
  const identity = (
    kind: string,
    name = "",
    arn = "",
    inline: PolicyDetail[] = [],
    attached: AttachedPolicy[] = [],
  ) => ({
    subject: `${kind} ${name}`,
    arn,
    inline,
    attached,
  });
  return [
    ...UserDetailList.map((u) => identity("user", u.UserName, u.Arn, u.UserPolicyList, u.AttachedManagedPolicies)),
    ...GroupDetailList.map((g) => identity("group", g.GroupName, g.Arn, g.GroupPolicyList, g.AttachedManagedPolicies)),
    ...RoleDetailList.map((r) => identity("role", r.RoleName, r.Arn, r.RolePolicyList, r.AttachedManagedPolicies)),
  ];
}

/** The account's own policies that hang on nothing yet: one call away from somebody. AWS's own are everywhere. */
function unattached({ Policies }: AuthorizationDetails): Identity[] {
  const own = Policies.filter(({ Arn = "", AttachmentCount = 0 }) => AttachmentCount === 0 && !isOfAws(Arn));
  return own.map(({ PolicyName = "", Arn = "" }) => ({
    subject: `policy ${PolicyName}`,
    arn: Arn,
    inline: [],
    attached: [{ PolicyName, PolicyArn: Arn }],
  }));
}

function isOfAws(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:policy\//.test(arn);
}

type Limits = "limited" | "unlimited" | "unreadable";

function judge(identity: Identity, managed: ReadonlyMap<string, Limits>, { fleet }: AuditScene): AuditFinding[] {
  const policies: [string, Limits][] = [
    ...identity.inline.map((policy): [string, Limits] => [`${policy.PolicyName}`, verdictOf(policy.PolicyDocument)]),
    ...identity.attached.map((policy): [string, Limits] => [
      `${policy.PolicyName}`,
      managed.get(policy.PolicyArn ?? "") ?? "unreadable",
    ]),
  ];
  const isAdministrator = fleet.target.administratorRoleArns.includes(identity.arn);
  return policies
    .filter(([, limits]) => limits !== "limited")
    .map(([policy, limits]) => ({
      subject: identity.subject,
      problem: limits === "unlimited" ? `${policy} allows everything on everything` : `${policy} can't be read`,
      expected: isAdministrator && limits === "unlimited" ? "administrator of the configuration" : undefined,
    }));
}

function verdictOf(document: string | undefined): Limits {
  const statements = iamPolicy(document);
  if (!statements) return "unreadable";
  return statements.some(isUnlimited) ? "unlimited" : "limited";
}

function defaultVersion({ DefaultVersionId, PolicyVersionList = [] }: ManagedPolicyDetail): string | undefined {
  const version = PolicyVersionList.find((each) => each.IsDefaultVersion ?? each.VersionId === DefaultVersionId);
  return version?.Document;
}

/** Whatever its condition says: `NotAction` and `NotResource` leave nearly everything, too. */
function isUnlimited({ allows, actions, exceptActions, resources, exceptResources }: PolicyStatement): boolean {
  const everything = exceptActions.length > 0 || actions.some((action) => /^\*+(:\*+)?$/.test(action));
  const everywhere = exceptResources.length > 0 || resources.some((resource) => /^\*+$/.test(resource));
  return allows && everything && everywhere;
}
