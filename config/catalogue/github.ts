/** Who signs the tokens of GitHub's jobs, as IAM calls an identity provider: its URL without the scheme. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** Whom the tokens are for: the action that takes roles (aws-actions/configure-aws-credentials) asks for this audience. */
export const GITHUB_AUDIENCE = "sts.amazonaws.com";

/** What GitHub's jobs may do in an account: read for a plan, or deploy. */
export const GITHUB_ROLES = ["plan", "deploy"] as const;

/** One of the two. */
export type GithubRole = (typeof GITHUB_ROLES)[number];
