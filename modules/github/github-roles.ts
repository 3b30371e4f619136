import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import { GITHUB_AUDIENCE, GITHUB_ISSUER } from "../../config/catalogue/github";
import { ServiceRole } from "../service-role";
import { OidcProvider } from "../oidc-provider";
import type { PolicyStatement } from "../policy-statement";
import { deployStatements } from "./deploy-statements";
import { planStatements, type PlanScope } from "./plan-statements";

/** A role, and which jobs may take it: `sub` of their tokens, whole, without wildcards. */
interface TrustedRole {
  readonly roleName: string;
  readonly subjects: readonly string[];
}

/** Which jobs of GitHub's may do what. */
export interface GithubRolesProps {
  readonly plan: TrustedRole;
  readonly deploy: TrustedRole;
  /** Whether the account's identity provider for GitHub is made here; an account has one. */
  readonly ownsProvider: boolean;
  readonly planScope: PlanScope;
  readonly tags: Readonly<Record<string, string>>;
}

/** How long the role that deploys is lent, in hours: a cluster takes a quarter of one, and a fleet has many. */
const DEPLOY_HOURS = 4;

/** GitHub as an identity provider, and the roles that its jobs take without keys: one that reads, one that deploys. */
export class GithubRoles extends Construct {
  constructor(scope: Construct, id: string, props: GithubRolesProps) {
    super(scope, id);
    const { plan, deploy, ownsProvider, planScope, tags } = props;
    const { place } = planScope;
    const providerArn = arns.oidcProvider(place, GITHUB_ISSUER);
    // Until the provider is there nobody could take the roles, and once it is gone nobody can.
    const dependsOn = ownsProvider
      ? [new OidcProvider(this, "oidc", { issuerUrl: `https://${GITHUB_ISSUER}`, name: GITHUB_ISSUER, tags }).provider]
      : [];
    new ServiceRole(this, "plan", {
      roleName: plan.roleName,
      description: "Jobs of GitHub that plan",
      trust: trustIn(providerArn, plan.subjects),
      statements: planStatements(planScope),
      dependsOn,
      tags,
    });
    new ServiceRole(this, "deploy", {
      roleName: deploy.roleName,
      description: "Jobs of GitHub that deploy",
      trust: trustIn(providerArn, deploy.subjects),
      managedPolicyArns: { administrator: arns.managedPolicy(place, "AdministratorAccess") },
      statements: deployStatements({
        roleArns: [plan, deploy].map(({ roleName }) => arns.role(place, roleName)),
        providerArn,
      }),
      maxSessionHours: DEPLOY_HOURS,
      dependsOn,
      tags,
    });
  }
}

function trustIn(providerArn: string, subjects: readonly string[]): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${GITHUB_ISSUER}:aud`]: GITHUB_AUDIENCE, [`${GITHUB_ISSUER}:sub`]: subjects },
    },
  };
}
