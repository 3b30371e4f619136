import { arns } from "./catalogue/arns";
import type { AwsPlace } from "./catalogue/aws-place";
import type { Environment } from "./catalogue/environments";
import type { GithubAccess, Platform } from "./fleet";
import { names } from "./names";

type Github = NonNullable<Platform["github"]>;

/** An environment's place, as names and ARNs need it. */
interface AccessPlace extends AwsPlace {
  readonly project: string;
  readonly environment: Environment;
}

/** Whom GitHub's jobs are in an environment, and what they may take there; undefined where no repository is named. */
export function githubAccess({ github }: Pick<Platform, "github">, place: AccessPlace): GithubAccess | undefined {
  if (!github) return undefined;
  const { environment } = place;
  const deploymentEnvironment = deploymentEnvironmentOf(github, environment);
  const subject = subjectOf(github);
  return {
    deploymentEnvironment,
    planSubjects: [`${subject}:pull_request`, `${subject}:ref:refs/heads/${github.branch}`],
    deploySubjects: [`${subject}:environment:${deploymentEnvironment}`],
    planRoleArn: arns.role(place, names.githubRole(place, "plan")),
    deployRoleArn: arns.role(place, names.githubRole(place, "deploy")),
    plansClusters: github.planReadsClusters,
    ownsProvider: !github.existingOidcProvider.includes(environment),
  };
}

/** GitHub's environment that approves deployments of ours. */
export function deploymentEnvironmentOf(
  { environments }: { readonly environments: Partial<Record<Environment, string | undefined>> },
  environment: Environment,
): string {
  return environments[environment] ?? environment;
}

/** How GitHub's tokens call the repository: by its name, or since July 2026 with numbers that nobody can take over. */
function subjectOf({ repository, ownerId, repositoryId }: Github): string {
  const [owner, name] = repository.split("/") as [string, string];
  return ownerId === undefined ? `repo:${owner}/${name}` : `repo:${owner}@${ownerId}/${name}@${repositoryId}`;
}
