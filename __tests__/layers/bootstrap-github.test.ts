import { FILES } from "../../config/registry";
import { PRODUCTION, STAGING, documentsNamed, platformWith } from "../support/fleets";
import { edited } from "../support/full-project";
import { evaluate } from "../../scripts/fleet/review/policies/evaluate";
import type { Statement } from "../../scripts/fleet/review/policies/statement";
import { EXAMPLE, fleetOf, projectOf, type Section } from "../support/registry";
import { madeIn, resourcesOf, synthesize, type Documents, type StackDocument } from "../support/synth";
import { resourceNamed } from "./bootstrap-parts";

const ACCOUNT = "123456789012";
const STATES = "arn:aws:s3:::ohio-01-terraform-state-production";
const STATE = `${STATES}/providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate`;
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const PLANNER = { arn: role("ohio-01-github-plan-production") };
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

/** The bootstrap stack with these settings of GitHub's, or with none. */
function bootstrapWith(github: Section | undefined, sections: Section = {}, variables = {}): Documents {
  const platform = platformWith({ ...sections, ...(github ? { github } : {}) });
  return synthesize(fleetOf(projectOf({}, platform), variables), ["bootstrap"]);
}

function githubs(documents: Documents): string[] {
  return madeIn(documents)
    .map(({ address }) => address)
    .filter((address) => address.includes(".github_"))
    .sort();
}

function trustOf(documents: Documents, which: "plan" | "deploy"): Statement {
  const { assume_role_policy } = resourceNamed(documents, "aws_iam_role", `github_${which}_role`);
  const { Statement } = JSON.parse(String(assume_role_policy)) as { Statement: Statement[] };
  expect(Statement).toHaveLength(1);
  return Statement[0]!;
}

function policyOf(documents: Documents, which: "plan" | "deploy"): Statement[] {
  const { policy } = resourceNamed(documents, "aws_iam_role_policy", `github_${which}_policy`);
  return (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
}

describe("GitHub's jobs", () => {
  const documents = documentsNamed("the shipped example");
  const bootstrap: Documents = { bootstrap: documents.bootstrap! };

  it("are believed by one identity provider, whose certificate is IAM's to judge", () => {
    const provider = resourceNamed(bootstrap, "aws_iam_openid_connect_provider", "github");
    expect(provider).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    expect(provider).not.toHaveProperty("thumbprint_list");
  });

  it.each([
    ["plan", ["pull_request", "ref:refs/heads/main"]],
    ["deploy", ["environment:production"]],
  ] as const)("take the role that may %s as nobody but %p of the repository, by numbers that last", (which, ends) => {
    const subjects = ends.map((end) => `repo:octo-org@123456/client-fleet@456789:${end}`);
    expect(trustOf(bootstrap, which)).toEqual({
      Effect: "Allow",
      Principal: { Federated: PROVIDER },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": subjects,
        },
      },
    });
  });

  it("are known by the repository's name alone where its numbers are not given", () => {
    const named = bootstrapWith({
      repository: "octo-org/client-fleet",
      branch: "release",
      environments: { production: "prod" },
    });
    const subjects = (["plan", "deploy"] as const).flatMap(
      (which) => trustOf(named, which).Condition!.StringEquals!["token.actions.githubusercontent.com:sub"],
    );
    expect(subjects).toEqual([
      "repo:octo-org/client-fleet:pull_request",
      "repo:octo-org/client-fleet:ref:refs/heads/release",
      "repo:octo-org/client-fleet:environment:prod",
    ]);
  });

  it("are given nothing where no repository is named", () => {
    expect(githubs(bootstrapWith(undefined))).toEqual([]);
  });

  it("keep their roles when the repository's name or number changes: only the trust is another", () => {
    const [old, renamed] = ["client-fleet", "fleet"].map((name) => bootstrapWith({ repository: `octo-org/${name}` }));
    expect(githubs(renamed!)).toEqual(githubs(old!));
    const names = (each: Documents) => resourcesOf(each, "aws_iam_role").map(({ body }) => body.name);
    expect(names(renamed!)).toEqual(names(old!));
  });

  it("have one provider and two roles an account and environment, in the home region", () => {
    const regions = {
      "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] },
      "us-west-1": { availability_zones: ["us-west-1a", "us-west-1c"] },
    };
    const environments = { production: { ...PRODUCTION, regions } };
    const elsewhere = bootstrapWith(
      { repository: "octo-org/client-fleet" },
      { environments },
      { AWS_REGION: "us-west-1" },
    );
    expect(githubs(elsewhere)).toEqual([]);
  });

  it("share the provider of an account's two environments, and Terraform forgets one that it has made before", () => {
    const github = { repository: "octo-org/client-fleet", existing_oidc_provider: ["staging"] };
    const staging = { ...STAGING, account_id: ACCOUNT, lock_table: "locks-staging" };
    const sections = { environments: { production: PRODUCTION, staging } };
    const second = bootstrapWith(github, sections, { ENVIRONMENT: "staging" });
    expect(githubs(second).filter((address) => address.includes("provider"))).toEqual([]);
    expect(trustOf(second, "deploy").Principal).toEqual({ Federated: PROVIDER });
    const { removed } = second.bootstrap as StackDocument & { readonly removed: readonly { readonly from: string }[] };
    expect(removed).toContainEqual({
      from: "aws_iam_openid_connect_provider.github_oidc_provider",
      lifecycle: { destroy: false },
    });
  });

  it("reach the states where only some roles do, and lock nobody out where everybody does", () => {
    const policy = String(resourceNamed(bootstrap, "aws_s3_bucket_policy", "state").policy);
    for (const which of ["plan", "deploy"]) expect(policy).toContain(role(`ohio-01-github-${which}-production`));
    const open = bootstrapWith({ repository: "octo-org/client-fleet" });
    expect(String(resourceNamed(open, "aws_s3_bucket_policy", "state").policy)).not.toContain("DenyOtherRoles");
  });

  it("administer clusters when they deploy, and read them to plan only where the settings say so", () => {
    const principals = resourcesOf(documents, "aws_eks_access_entry").map(({ body }) => body.principal_arn);
    expect(principals).toContain(role("ohio-01-github-deploy-production"));
    const policies = resourcesOf(documents, "aws_eks_access_policy_association").filter(({ id }) =>
      id.includes("github-plan"),
    );
    expect(policies.length).toBeGreaterThan(0);
    for (const { body } of policies)
      expect(body.policy_arn).toBe("arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy");
    expect(JSON.stringify(documentsNamed("everything on").platform)).not.toContain("github-plan");
  });
});

describe("The role that plans", () => {
  const statements = policyOf(documentsNamed("everything on"), "plan");
  const ask = (Action: string, Resource: string, context = {}): string =>
    evaluate(statements, { by: PLANNER, action: Action, resource: Resource, context });

  it.each([
    ["s3:GetObject", STATE],
    ["s3:ListBucket", STATES],
    ["ec2:DescribeVpcs", "*"],
    ["eks:DescribeCluster", `arn:aws:eks:us-east-2:${ACCOUNT}:cluster/acme-production-us-east-2`],
    ["ssm:GetParameter", `arn:aws:ssm:us-east-2:${ACCOUNT}:parameter/ohio-01/production/backend/bucket`],
    ["ssm:GetParameter", `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/terraform/acme/production/db-settings`],
    ["secretsmanager:DescribeSecret", `arn:aws:secretsmanager:us-east-2:${ACCOUNT}:secret:/terraform/acme-AbCdEf`],
  ])("may %s of %s", (action, resource) => {
    expect(ask(action, resource)).toBe("allowed");
  });

  it.each([
    ["s3:PutObject", STATE],
    ["s3:PutObject", STATE.replace("tfstate", "tflock")],
    ["s3:DeleteObject", STATE],
    ["s3:GetObject", "arn:aws:s3:::ohio-01-us-east-2-acme-data-production/report.pdf"],
    ["s3:GetObject", "arn:aws:s3:::ohio-01-us-east-2-logs-production/logs/client=acme/1"],
    ["dynamodb:GetItem", `arn:aws:dynamodb:us-east-2:${ACCOUNT}:table/terraform-locks-us-east`],
    ["dynamodb:PutItem", `arn:aws:dynamodb:us-east-2:${ACCOUNT}:table/terraform-locks-us-east`],
    ["ssm:GetParameter", `arn:aws:ssm:us-east-2:${ACCOUNT}:parameter/another/secret`],
    ["ssm:GetParameter", `arn:aws:ssm:us-east-2:${ACCOUNT}:parameter/terraform/acme/staging/db-settings`],
    ["lambda:GetFunctionConfiguration", `arn:aws:lambda:us-east-2:${ACCOUNT}:function:anothers`],
    ["kms:Decrypt", `arn:aws:kms:us-east-2:${ACCOUNT}:key/99999999-12ab-34cd-56ef-1234567890ab`],
    ["ec2:RunInstances", "*"],
    ["iam:PassRole", role("any")],
    ["sts:AssumeRole", role("ohio-01-github-deploy-production")],
    ["eks:AccessKubernetesApi", `arn:aws:eks:us-east-2:${ACCOUNT}:cluster/acme-production-us-east-2`],
    ["logs:GetLogEvents", `arn:aws:logs:us-east-2:${ACCOUNT}:log-group:/aws/eks/acme:log-stream:x`],
    ["ec2:GetConsoleOutput", "*"],
  ])("may not %s of %s", (action, resource) => {
    expect(ask(action, resource)).toBe("not allowed");
  });

  it("reads no value of a secret, whatever is attached to it later", () => {
    const attached: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
    const request = {
      by: PLANNER,
      action: "secretsmanager:GetSecretValue",
      resource: `arn:aws:secretsmanager:us-east-2:${ACCOUNT}:secret:/terraform/acme-AbCdEf`,
    };
    expect(evaluate([...statements, attached], request)).toBe("denied");
  });

  it("decrypts what S3 hands out, and nothing else", () => {
    const key = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    expect(ask("kms:Decrypt", key, { "kms:ViaService": "s3.us-east-2.amazonaws.com" })).toBe("allowed");
    expect(ask("kms:Decrypt", key, { "kms:ViaService": "secretsmanager.us-east-2.amazonaws.com" })).toBe("not allowed");
  });
});

describe("The role that deploys", () => {
  const documents = documentsNamed("the shipped example");
  const all: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const ask = (action: string, resource: string): string =>
    evaluate([all, ...policyOf(documents, "deploy")], {
      by: { arn: role("ohio-01-github-deploy-production") },
      action,
      resource,
    });

  it("is an administrator for four hours at a time", () => {
    expect(resourceNamed(documents, "aws_iam_role_policy_attachment", "github_deploy").policy_arn).toBe(
      "arn:aws:iam::aws:policy/AdministratorAccess",
    );
    expect(resourceNamed(documents, "aws_iam_role", "github_deploy").max_session_duration).toBe(14400);
  });

  it.each([
    ["iam:UpdateAssumeRolePolicy", role("ohio-01-github-deploy-production")],
    ["iam:AttachRolePolicy", role("ohio-01-github-plan-production")],
    ["iam:DeleteOpenIDConnectProvider", PROVIDER],
    ["iam:CreateUser", `arn:aws:iam::${ACCOUNT}:user/x`],
    ["iam:CreateAccessKey", `arn:aws:iam::${ACCOUNT}:user/x`],
    ["sts:AssumeRole", role("break-glass")],
  ])("may not %s of %s", (action, resource) => {
    expect(ask(action, resource)).toBe("denied");
  });

  it.each([
    ["iam:CreateRole", role("acme-production-us-east-2-nodes")],
    ["iam:GetRole", role("ohio-01-github-deploy-production")],
    ["iam:CreateOpenIDConnectProvider", `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.us-east-2.amazonaws.com/id/A`],
  ])("may %s of %s", (action, resource) => {
    expect(ask(action, resource)).toBe("allowed");
  });
});

describe("A deployment that has no deploy roles of its own", () => {
  it("needs none for clusters where GitHub's role administers them", () => {
    const files = edited(EXAMPLE, [
      { file: "platform", path: ["environments", "production", "deploy_role_arns"], value: [] },
      { file: "platform", path: ["environments", "production", "break_glass_role_arns"], value: [] },
    ]);
    expect(String(files[FILES.platform])).toContain("github:");
    expect(fleetOf(files).target.administratorRoleArns).toEqual([role("ohio-01-github-deploy-production")]);
    expect(fleetOf(files).target.deployRoleArns).toEqual([]);
  });
});
