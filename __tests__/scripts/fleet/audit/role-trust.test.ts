import { roleTrust } from "../../../../scripts/fleet/audit/role-trust";
import { ACCOUNT, encoded, sceneOf } from "./audit-scenes";

const STRANGER = "999999999999";
const GITHUB = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

async function problems(document: string | undefined): Promise<string[]> {
  const role = { RoleName: "tester", AssumeRolePolicyDocument: document, Tags: [{ Key: "Client", Value: "acme" }] };
  const findings = await roleTrust.look(sceneOf({ RoleDetailList: [role] }));
  expect(findings.every(({ subject, client }) => subject === "role tester" && client === "acme")).toBe(true);
  return findings.map(({ problem }) => problem);
}

function trust(Principal: unknown, Condition?: object): string {
  return encoded({ Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition });
}

describe("The audit of roles' trust (S3-122)", () => {
  it.each<[string, string]>([
    ["a service", trust({ Service: "ec2.amazonaws.com" })],
    ["the account", trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` })],
    ["an identity provider for people", trust({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/sso` })],
    [
      "one repository's main branch",
      trust(
        { Federated: GITHUB },
        { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:a/b:ref:main" } },
      ),
    ],
    [
      "one repository",
      trust({ Federated: GITHUB }, { StringLike: { "token.actions.githubusercontent.com:sub": "repo:a/b:*" } }),
    ],
    [
      "an application of Cognito's",
      trust(
        { Federated: "cognito-identity.amazonaws.com" },
        { StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-2:1" } },
      ),
    ],
    ["nobody: a denial", encoded({ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" })],
  ])("finds nothing where a role trusts %s", async (_, document) => {
    expect(await problems(document)).toEqual([]);
  });

  it.each<[string, string | undefined, string]>([
    ["everybody", trust("*"), "trusts everybody"],
    ["everybody who knows a word", trust("*", { StringEquals: { "sts:ExternalId": "word" } }), "trusts everybody"],
    ["another account", trust({ AWS: `arn:aws:iam::${STRANGER}:role/x` }), `trusts account ${STRANGER}`],
    ["another environment's account", trust({ AWS: "210987654321" }), "trusts account 210987654321"],
    ["every repository", trust({ Federated: GITHUB }), "trusts any identity"],
    [
      "every repository by a wildcard",
      trust({ Federated: GITHUB }, { StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" } }),
      "trusts any identity",
    ],
    [
      "whoever has an audience",
      trust(
        { Federated: GITHUB },
        { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
      ),
      "trusts any identity",
    ],
    [
      "whoever lacks a subject",
      trust({ Federated: GITHUB }, { StringEqualsIfExists: { "token.actions.githubusercontent.com:sub": "repo:a/b" } }),
      "trusts any identity",
    ],
    ["whom nobody can read", "%7B", "trust can't be read"],
    ["whom nobody can decode", "%", "trust can't be read"],
    ["whom IAM does not say", undefined, "trust can't be read"],
  ])("finds a role that trusts %s", async (_, document, problem) => {
    expect(await problems(document)).toEqual([expect.stringContaining(problem)]);
  });
});
