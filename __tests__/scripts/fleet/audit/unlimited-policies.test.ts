import type { AuthorizationDetails } from "../../../../scripts/fleet/audit/audit-area";
import { unlimitedPolicies } from "../../../../scripts/fleet/audit/unlimited-policies";
import { ACCOUNT, encoded, sceneOf } from "./audit-scenes";

const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };
const ADMINISTRATOR = {
  PolicyName: "AdministratorAccess",
  Arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: encoded(EVERYTHING) }],
};
const ATTACHED = [{ PolicyName: ADMINISTRATOR.PolicyName, PolicyArn: ADMINISTRATOR.Arn }];

function look(details: Partial<AuthorizationDetails>) {
  return unlimitedPolicies.look(sceneOf(details));
}

function inline(statement: object) {
  const RolePolicyList = [{ PolicyName: "inline", PolicyDocument: encoded(statement) }];
  return look({ RoleDetailList: [{ RoleName: "tester", RolePolicyList }] });
}

describe("The audit of unlimited policies (S3-122)", () => {
  it.each<[string, object]>([
    ["everything", EVERYTHING],
    ["everything among others", { ...EVERYTHING, Action: ["s3:GetObject", "*:*"], Resource: ["arn:aws:s3:::b", "*"] }],
    ["everything under a condition", { ...EVERYTHING, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }],
    ["everything but some actions", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    ["everything but some things", { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::b" }],
  ])("finds a role that may do %s", async (_, statement) => {
    expect(await inline(statement)).toEqual([
      { subject: "role tester", problem: "inline allows everything on everything", expected: undefined },
    ]);
  });

  it.each<[string, object]>([
    ["everything of one service", { ...EVERYTHING, Action: "s3:*" }],
    ["everything with one thing", { ...EVERYTHING, Resource: "arn:aws:s3:::b/*" }],
    ["nothing at all", { ...EVERYTHING, Effect: "Deny" }],
  ])("leaves a role that may do %s", async (_, statement) => {
    expect(await inline(statement)).toEqual([]);
  });

  it("finds managed policies wherever they hang", async () => {
    const findings = await look({
      UserDetailList: [{ UserName: "alice", AttachedManagedPolicies: ATTACHED }],
      GroupDetailList: [{ GroupName: "people", AttachedManagedPolicies: ATTACHED }],
      RoleDetailList: [{ RoleName: "tester", AttachedManagedPolicies: ATTACHED }],
      Policies: [ADMINISTRATOR],
    });
    expect(findings.map(({ subject }) => subject)).toEqual(["user alice", "group people", "role tester"]);
  });

  it("expects the administrators of the configuration, in the account they are in", async () => {
    const role = (account: string) => ({
      RoleName: "terraform-deploy",
      Arn: `arn:aws:iam::${account}:role/terraform-deploy`,
      AttachedManagedPolicies: ATTACHED,
    });
    const findings = await look({ RoleDetailList: [role(ACCOUNT), role("210987654321")], Policies: [ADMINISTRATOR] });
    expect(findings.map(({ expected }) => expected)).toEqual(["administrator of the configuration", undefined]);
  });

  it("finds an unlimited policy of the account that hangs on nothing yet", async () => {
    const own = {
      ...ADMINISTRATOR,
      PolicyName: "spare",
      Arn: `arn:aws:iam::${ACCOUNT}:policy/spare`,
      AttachmentCount: 0,
    };
    expect(await look({ Policies: [own, ADMINISTRATOR] })).toMatchObject([{ subject: "policy spare" }]);
  });

  it("judges the version that counts", async () => {
    const versions = [
      { VersionId: "v1", IsDefaultVersion: false, Document: encoded(EVERYTHING) },
      { VersionId: "v2", IsDefaultVersion: true, Document: encoded({ ...EVERYTHING, Action: "s3:*" }) },
    ];
    const Policies = [{ ...ADMINISTRATOR, PolicyVersionList: versions }];
    expect(
      await look({ UserDetailList: [{ UserName: "alice", AttachedManagedPolicies: ATTACHED }], Policies }),
    ).toEqual([]);
  });

  it("does not take a policy that it can't see for a limited one (G13)", async () => {
    const findings = await look({ UserDetailList: [{ UserName: "alice", AttachedManagedPolicies: ATTACHED }] });
    expect(findings).toMatchObject([{ subject: "user alice", problem: "AdministratorAccess can't be read" }]);
  });
});
