import type { PolicyStatement } from "../policy-statement";

/** What a job that deploys must leave alone: the way by which it came in. */
export interface DeployRails {
  readonly roleArns: readonly string[];
  readonly providerArn: string;
}

/**
 * What the role that deploys may not do, for all that an administrator may: change who gets in as whom, make people or keys
 * that stay, or become somebody else. Rails, no walls: who makes roles and functions can have a function take a role.
 */
export function deployStatements({ roleArns, providerArn }: DeployRails): PolicyStatement[] {
  return [
    {
      Sid: "KeepOwnTrust",
      Effect: "Deny",
      Action: [
        "iam:AttachRolePolicy",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
      ],
      Resource: roleArns,
    },
    {
      Sid: "KeepIdentityProvider",
      Effect: "Deny",
      Action: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
      ],
      Resource: providerArn,
    },
    {
      Sid: "MakeNobody",
      Effect: "Deny",
      Action: [
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateSAMLProvider",
        "iam:CreateUser",
        "iam:UpdateLoginProfile",
        "organizations:LeaveOrganization",
        "account:CloseAccount",
        "sts:AssumeRole",
      ],
      Resource: "*",
    },
  ];
}
