import { BUCKET_POLICY_FRAME_BYTES } from "../catalogue/amount-limits";
import { arns } from "../catalogue/arns";
import { ENVIRONMENTS, type Environment } from "../catalogue/environments";
import { GITHUB_ROLES } from "../catalogue/github";
import { names } from "../names";
import type { Registry } from "../registry";
import type { Amount } from "./amount";
import { jsonBytes } from "./json-bytes";

type Platform = NonNullable<Registry["platform"]>;

/** What the platform settings make much of. */
export function* amountsOfPlatform(platform: Platform): Iterable<Amount> {
  const { publicAccess, managementCidrBlocks } = platform.kubernetes ?? {};
  if (publicAccess !== false && managementCidrBlocks) {
    yield {
      kind: "public access blocks",
      amount: managementCidrBlocks.length,
      file: "platform",
      path: ["kubernetes", "management_cidr_blocks"],
      hint: "join neighbouring blocks into larger ones, or go through one gateway",
    };
  }
  for (const environment of ENVIRONMENTS) yield* roleLists(platform, environment);
}

/** The state bucket's policy names the roles that get in, and in production those that need no second factor, too. */
function* roleLists({ environments, github, project }: Platform, environment: Environment): Iterable<Amount> {
  const { deployRoleArns = [], breakGlassRoleArns = [], accountId = "" } = environments?.[environment] ?? {};
  const place = { project: project ?? "", environment, region: "", partition: "aws-us-gov", accountId };
  const githubs = github ? GITHUB_ROLES.map((role) => arns.role(place, names.githubRole(place, role))) : [];
  const lists = { deploy_role_arns: jsonBytes(deployRoleArns), break_glass_role_arns: jsonBytes(breakGlassRoleArns) };
  const times = (deployRoleArns.length > 0 ? 1 : 0) + (environment === "production" ? 1 : 0);
  const longest = lists.deploy_role_arns >= lists.break_glass_role_arns ? "deploy_role_arns" : "break_glass_role_arns";
  yield {
    kind: "bucket policy",
    amount:
      BUCKET_POLICY_FRAME_BYTES + times * (jsonBytes(githubs) + lists.deploy_role_arns + lists.break_glass_role_arns),
    file: "platform",
    path: ["environments", environment, longest],
    which: ", the state bucket's",
    hint: "let people take one role that they all may assume, and name that one",
  };
}
