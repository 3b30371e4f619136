import { FILES } from "../../../../../config/registry";
import { fleet } from "../../../../support/fleet";
import { platformWith } from "../../../../support/fleets";
import { clientEntry, EXAMPLE_ROOT, projectOf, withProject } from "../../../../support/registry";

describe("fleet targets", () => {
  it("lists every environment with the roles of jobs on GitHub", async () => {
    const { status, stdout } = await fleet(["targets", "--json", "--root", EXAMPLE_ROOT]);
    const { targets } = JSON.parse(stdout) as { targets: readonly object[] };
    expect(status).toBe(0);
    expect(targets).toEqual([
      {
        environment: "production",
        region: "us-east-2",
        account_id: "123456789012",
        home: true,
        clients: 2,
        github: {
          branch: "main",
          environment: "production",
          plans: true,
          plan_role_arn: "arn:aws:iam::123456789012:role/ohio-01-github-plan-production",
          deploy_role_arn: "arn:aws:iam::123456789012:role/ohio-01-github-deploy-production",
        },
      },
      expect.objectContaining({ environment: "staging", account_id: "210987654321", clients: 1 }),
    ]);
  });

  it("says the same whatever target the environment chooses", async () => {
    const plain = await fleet(["targets", "--root", EXAMPLE_ROOT]);
    const chosen = await fleet(["targets", "--root", EXAMPLE_ROOT], { ENVIRONMENT: "staging" });
    expect(chosen.stdout).toBe(plain.stdout);
    expect(plain.stdout).toMatch(/^ENVIRONMENT +REGION +ACCOUNT +CLIENTS +APPROVED IN\nproduction +us-east-2 /);
  });

  it("has the home region first, and no roles where no repository is named", async () => {
    const zones = (region: string) => ({ availability_zones: [`${region}a`, `${region}b`] });
    const regions = Object.fromEntries(["eu-west-1", "us-east-2"].map((region) => [region, zones(region)]));
    const production = { account_id: "123456789012", home_region: "us-east-2", regions };
    const files = projectOf({ acme: clientEntry(1) }, platformWith({ environments: { production } }));
    const { stdout } = await withProject(files, (root) => fleet(["targets", "--json", "--root", root]));
    expect(JSON.parse(stdout)).toMatchObject({
      targets: [
        { region: "us-east-2", home: true, github: null },
        { region: "eu-west-1", home: false, github: null },
      ],
    });
  });

  it("lists nothing of a configuration that is invalid", async () => {
    const { status, stdout, stderr } = await withProject(
      { ...projectOf({}), [FILES.platform]: "project: x\n" },
      (root) => fleet(["targets", "--json", "--root", root]),
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("config/platform.yaml");
  });
});
