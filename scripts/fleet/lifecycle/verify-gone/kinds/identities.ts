import {
  IAMClient,
  type InstanceProfile,
  ListOpenIDConnectProvidersCommand,
  ListOpenIDConnectProviderTagsCommand,
  ListPolicyTagsCommand,
  type ManagedPolicyDetail,
  paginateGetAccountAuthorizationDetails,
  paginateListInstanceProfiles,
  type RoleDetail,
} from "@aws-sdk/client-iam";
import pMap from "p-map";

import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind, SweepScene } from "../sweep-scene";
import { tagMap, whose } from "../whose";

type Words = readonly string[];

/** Roles of the client's machines, clusters and functions, with what hangs on them. */
export const roles: SweepKind = {
  id: "roles",
  scope: "account",
  looked: "tag Client and names",
  means: "costs nothing; somebody may still take it. What hangs on it goes first",
  permission: "iam:GetAccountAuthorizationDetails",
  sees: ["iam:role"],
  async look(scene) {
    const client = awsClient(IAMClient, scene.region);
    const pages = paginateGetAccountAuthorizationDetails({ client }, { Filter: ["Role"] });
    const all = await allPages(pages, ({ RoleDetailList }) => RoleDetailList);
    const leftovers = all.flatMap((role): Leftover[] => {
      const { RoleName = "", Arn, Tags } = role;
      const found = whose(scene, { tags: tagMap(Tags), name: RoleName, kind: "IAM role" });
      return found === undefined ? [] : [{ subject: RoleName, arn: Arn, found, commands: inIam(scene, removal(role)) }];
    });
    return { leftovers };
  },
};

function removal({ RoleName = "", RolePolicyList, AttachedManagedPolicies, InstanceProfileList }: RoleDetail): Words[] {
  const of = ["--role-name", RoleName];
  return [
    ...(RolePolicyList ?? []).map(({ PolicyName = "" }) => ["delete-role-policy", ...of, "--policy-name", PolicyName]),
    ...(AttachedManagedPolicies ?? []).map(({ PolicyArn = "" }) => [
      "detach-role-policy",
      ...of,
      "--policy-arn",
      PolicyArn,
    ]),
    ...(InstanceProfileList ?? []).map(({ InstanceProfileName = "" }) => [
      "remove-role-from-instance-profile",
      ...of,
      "--instance-profile-name",
      InstanceProfileName,
    ]),
    ["delete-role", ...of],
  ];
}

/** What hands a role to machines. */
export const instanceProfiles: SweepKind = {
  id: "instance-profiles",
  scope: "account",
  looked: "tag Client, and the names of its roles",
  means: "costs nothing, and takes the name",
  permission: "iam:ListInstanceProfiles",
  async look(scene) {
    const client = awsClient(IAMClient, scene.region);
    const pages = paginateListInstanceProfiles({ client }, {});
    const all = await allPages(pages, ({ InstanceProfiles }) => InstanceProfiles);
    const leftovers = all.flatMap(
      ({ InstanceProfileName = "", Arn, Roles = [], Tags }: InstanceProfile): Leftover[] => {
        const found = whose(scene, { tags: tagMap(Tags), name: InstanceProfileName, kind: "IAM role" });
        if (found === undefined) return [];
        const of = ["--instance-profile-name", InstanceProfileName];
        const words = [
          ...Roles.map(({ RoleName = "" }) => ["remove-role-from-instance-profile", ...of, "--role-name", RoleName]),
          ["delete-instance-profile", ...of],
        ];
        return [{ subject: InstanceProfileName, arn: Arn, found, commands: inIam(scene, words) }];
      },
    );
    return { leftovers };
  },
};

/** Policies that the project makes for a client, or that somebody made for it. */
export const policies: SweepKind = {
  id: "policies",
  scope: "account",
  looked: "tag Client and names",
  means: "costs nothing; grants what is gone, or comes back under the same name",
  permission: "iam:GetAccountAuthorizationDetails and iam:ListPolicyTags",
  sees: ["iam:policy"],
  async look(scene) {
    const client = awsClient(IAMClient, scene.region);
    const pages = paginateGetAccountAuthorizationDetails({ client }, { Filter: ["LocalManagedPolicy"] });
    const all = await allPages(pages, ({ Policies }) => Policies);
    const leftovers = await pMap(all, (policy) => ofPolicy(policy, client, scene), { concurrency: 4 });
    return { leftovers: leftovers.flat() };
  },
};

async function ofPolicy(policy: ManagedPolicyDetail, client: IAMClient, scene: SweepScene): Promise<Leftover[]> {
  const { PolicyName = "", Arn: PolicyArn = "", PolicyVersionList = [] } = policy;
  const { Tags } = await client.send(new ListPolicyTagsCommand({ PolicyArn }));
  const found = whose(scene, { tags: tagMap(Tags), name: PolicyName, kind: "IAM policy" });
  if (found === undefined) return [];
  const older = PolicyVersionList.filter(({ IsDefaultVersion }) => !IsDefaultVersion);
  const words = [
    ...older.map(({ VersionId = "" }) => [
      "delete-policy-version",
      "--policy-arn",
      PolicyArn,
      "--version-id",
      VersionId,
    ]),
    ["delete-policy", "--policy-arn", PolicyArn],
  ];
  return [{ subject: PolicyName, arn: PolicyArn, found, commands: inIam(scene, words) }];
}

/** Whom the account believes about the cluster's service accounts. */
export const identityProviders: SweepKind = {
  id: "identity-providers",
  scope: "account",
  looked: "tag Client",
  means: "trusts a cluster that is gone",
  permission: "iam:ListOpenIDConnectProviders and iam:ListOpenIDConnectProviderTags",
  sees: ["iam:oidc-provider"],
  async look(scene) {
    const client = awsClient(IAMClient, scene.region);
    const { OpenIDConnectProviderList = [] } = await client.send(new ListOpenIDConnectProvidersCommand({}));
    const leftovers = await pMap(
      OpenIDConnectProviderList,
      async ({ Arn = "" }): Promise<Leftover[]> => {
        const { Tags } = await client.send(new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn: Arn }));
        const found = whose(scene, { tags: tagMap(Tags) });
        const words = ["delete-open-id-connect-provider", "--open-id-connect-provider-arn", Arn];
        return found === undefined ? [] : [{ subject: Arn, arn: Arn, found, commands: inIam(scene, [words]) }];
      },
      { concurrency: 4 },
    );
    return { leftovers: leftovers.flat() };
  },
};

function inIam({ region }: SweepScene, calls: readonly Words[]): string[] {
  return calls.map((words) => awsCall(region, "iam", ...words));
}
