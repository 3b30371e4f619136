import { z } from "zod";

import { ENVIRONMENTS } from "../catalogue/environments";
import { distinct, integer, patterned } from "./fields";
import { environment } from "./placement";

/** A branch that git takes (git-check-ref-format), in letters that no policy reads as anything else. */
const branch = patterned(
  "github-branch",
  /^(?!.*(\/\/|\.\.|\.lock(\/|$)|\/\.|[./]$))[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}$/,
  "must be the name of a branch such as main",
);

const deploymentEnvironment = (name: string): z.ZodOptional<z.ZodString> =>
  patterned(
    "github-environment",
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    "must be the name of a deployment environment such as production",
  )
    .optional()
    .describe(`GitHub's deployment environment that approves deployments of ${name}. Default ${name}.`);

/** GitHub's own numbers; no larger one is a number that every reader keeps. */
const id = (): z.ZodInt => integer(1, Number.MAX_SAFE_INTEGER);

/** Which repository's workflows may plan and deploy. */
export const github = z.strictObject({
  repository: patterned(
    "github-repository",
    /^[A-Za-z0-9](?!.*--.*\/)[A-Za-z0-9_-]{0,38}(?<!-)\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
    "must be owner/name as GitHub writes it, such as octo-org/client-fleet",
  ).describe("The repository, as GitHub writes it: AWS tells capital letters from small ones."),
  owner_id: id()
    .optional()
    .describe(
      "Number of the repository's owner. With repository_id nobody who takes over the name gets in. Repositories made, renamed or transferred since 15 July 2026 need both; older ones once they have opted in to immutable subjects. Default: the name alone.",
    ),
  repository_id: id().optional().describe("Number of the repository; goes with owner_id. Default: the name alone."),
  branch: branch
    .default("main")
    .describe("Branch that is deployed; its workflows may read for plans, too. Default main."),
  environments: z
    .strictObject({
      production: deploymentEnvironment(ENVIRONMENTS[0]),
      staging: deploymentEnvironment(ENVIRONMENTS[1]),
      development: deploymentEnvironment(ENVIRONMENTS[2]),
    })
    .prefault({})
    .describe("Names of GitHub's deployment environments, where they are others than ours."),
  plan_reads_clusters: z
    .boolean()
    .default(false)
    .describe(
      "Whether the role that plans may read everything in clusters, secrets too, which helm keeps its releases in: without it the two layers in clusters can't be planned on GitHub. Whoever may push a branch can take the role. Default false.",
    ),
  existing_oidc_provider: distinct(environment())
    .default([])
    .describe(
      "Environments whose account has GitHub's identity provider already, from elsewhere or from another environment: an account has one. Default: bootstrap makes it.",
    ),
});
