import { assertDeployRole } from "../../../../scripts/fleet/provision/assert-deploy-role";
import { EXAMPLE, fleetOf } from "../../../support/registry";

const { target } = fleetOf(EXAMPLE);
const accountId = target.accountId;

describe("Who provisions must reach the state that he makes (M-61)", () => {
  it.each([
    ["a deploy role", `arn:aws:sts::${accountId}:assumed-role/terraform-deploy/ci`, true],
    ["a break-glass role", `arn:aws:sts::${accountId}:assumed-role/break-glass/ana`, true],
    ["a role of a name that goes on", `arn:aws:sts::${accountId}:assumed-role/terraform-deploy-2/ci`, false],
    ["a user", `arn:aws:iam::${accountId}:user/terraform-deploy`, false],
  ])("%s: %s", (_, arn, allowed) => {
    const check = (): void => assertDeployRole({ accountId, arn }, target);
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow("is none of the roles that reach the states of production");
  });

  it("is anybody while no deploy roles are configured", () => {
    const arn = `arn:aws:iam::${accountId}:user/ana`;
    expect(() => assertDeployRole({ accountId, arn }, { ...target, deployRoleArns: [] })).not.toThrow();
  });
});
