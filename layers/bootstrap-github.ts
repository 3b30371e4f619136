import type { Construct } from "constructs";

import { COST_TAGS } from "../config/catalogue/cost-tags";
import type { Target } from "../config/fleet";
import { names, STATE_PREFIX } from "../config/names";
import type { Tags } from "../config/tags";
import { GithubRoles } from "../modules/github/github-roles";

const ID = "github";

/** Makes what GitHub's jobs need to plan and to deploy; nothing, where no repository is named. */
export function serveGithub(scope: Construct, target: Target, tags: Tags): void {
  const { github, stateBucket, stateKmsKeyArn } = target;
  if (!github) return;
  new GithubRoles(scope, ID, {
    plan: { roleName: names.githubRole(target, "plan"), subjects: github.planSubjects },
    deploy: { roleName: names.githubRole(target, "deploy"), subjects: github.deploySubjects },
    ownsProvider: github.ownsProvider,
    planScope: {
      stateBucketName: stateBucket,
      stateKeyPrefix: STATE_PREFIX,
      stateKmsKeyArn,
      parameterNames: [`${names.parameterPrefix(target)}*`, names.databaseSettings(target, "*")],
      functionTags: { Project: target.project, [COST_TAGS.environment]: target.environment },
      place: target,
    },
    tags,
  });
}

/**
 * What Terraform forgets where the provider is somebody else's: roles of others may trust the one that we have made, which
 * destroying it would shut out.
 */
export function githubsElsewhere({ github }: Target): string[] {
  return github && !github.ownsProvider ? [`aws_iam_openid_connect_provider.${ID}_oidc_provider`] : [];
}
