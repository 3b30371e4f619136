import { deploymentEnvironmentOf } from "../github-access";
import { ENVIRONMENTS } from "../catalogue/environments";
import type { Problem } from "../reading/problem";
import type { Check, InFile, Registry } from "../registry";

type Found = Problem & InFile;

/** What GitHub's jobs may do in one environment is approved there, and nowhere else. */
export const checkGithub: Check = function* ({ platform, written }) {
  const { github, environments } = platform ?? {};
  if (!github) return;
  const isWritten = (...path: string[]): boolean => written(["github", ...path], "platform");
  yield* halfIds(isWritten);
  if (!environments) return;
  yield* sharedApprovals(github, environments, isWritten);
  yield* unknownEnvironments(github, environments);
};

type Platform = NonNullable<Registry["platform"]>;
type Github = NonNullable<Platform["github"]>;
type Environments = NonNullable<Platform["environments"]>;

/** Whether the file says anything below `github`, even if it was refused. */
type IsWritten = (...path: string[]) => boolean;

/** Numbers that nobody can take over are two: the owner's and the repository's. */
function* halfIds(isWritten: IsWritten): Iterable<Found> {
  const fields = ["owner_id", "repository_id"] as const;
  const written = fields.filter((field) => isWritten(field));
  if (written.length !== 1) return;
  const missing = fields.find((field) => field !== written[0])!;
  yield {
    file: "platform",
    path: ["github", written[0]!],
    rule: "github-ids",
    message: `goes with ${missing}, which is missing`,
    hint: "gh api repos/{owner}/{repo} --jq '.owner.id, .id' shows both",
  };
}

/** A job that is let into one deployment environment may take the role that trusts it, whatever the job says it deploys. */
function* sharedApprovals(github: Github, environments: Environments, isWritten: IsWritten): Iterable<Found> {
  const owners = new Map<string, string>();
  for (const environment of ENVIRONMENTS) {
    if (environments[environment] === undefined) continue;
    const isNamed = isWritten("environments", environment);
    // A name that was refused is nobody else's yet.
    if (isNamed && github.environments?.[environment] === undefined) continue;
    const name = deploymentEnvironmentOf({ environments: github.environments ?? {} }, environment);
    // GitHub's names of environments don't tell capital letters from small ones.
    const owner = owners.get(name.toLowerCase());
    owners.set(name.toLowerCase(), environment);
    if (owner === undefined) continue;
    yield {
      file: "platform",
      path: ["github", "environments", isNamed ? environment : owner],
      rule: "github-environment",
      message: `approves deployments of ${owner} and of ${environment} alike`,
      hint: "give each a deployment environment of its own",
    };
  }
}

function* unknownEnvironments(github: Github, environments: Environments): Iterable<Found> {
  const at = { file: "platform", rule: "github-environment", value: "" } as const;
  for (const [index, environment] of (github.existingOidcProvider ?? []).entries())
    if (environment !== undefined && environments[environment] === undefined)
      yield {
        ...at,
        path: ["github", "existing_oidc_provider", index],
        message: `names ${environment}, and there is no environments.${environment}`,
      };
  for (const environment of ENVIRONMENTS)
    if (github.environments?.[environment] !== undefined && environments[environment] === undefined)
      yield {
        ...at,
        path: ["github", "environments", environment],
        message: `is for ${environment}, and there is no environments.${environment}`,
      };
}
