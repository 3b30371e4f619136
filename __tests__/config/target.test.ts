import { fleetOf, loadFiles, VALID_BASE, type Files } from "../support/registry";

const PLATFORM = "config/platform.yaml";

function withPlatform(change: (text: string) => string): Files {
  return { ...VALID_BASE, [PLATFORM]: change(VALID_BASE[PLATFORM]!.toString()) };
}

describe("the target of a synth", () => {
  it("is default_target unless the environment says otherwise", () => {
    expect(fleetOf(VALID_BASE).target).toMatchObject({ environment: "production", region: "us-east-2" });
  });

  it("takes an empty variable for none, as CI exports them", () => {
    const { target } = fleetOf(VALID_BASE, {
      ENVIRONMENT: "",
      AWS_REGION: "",
      CIDR_REGISTRY: "",
      BOOTSTRAP_BACKEND: "",
    });
    expect(target).toMatchObject({ environment: "production", region: "us-east-2", bootstrapBackend: "s3" });
  });

  it("follows ENVIRONMENT and AWS_REGION, with the account that belongs to them", () => {
    const { target } = fleetOf(VALID_BASE, { ENVIRONMENT: "staging", AWS_REGION: "us-east-2" });

    expect(target).toMatchObject({ environment: "staging", accountId: "210987654321", partition: "aws" });
  });

  it("follows the documents' TF_VAR_environment where ENVIRONMENT says nothing (S3-127)", () => {
    const environmentWith = (variables: Record<string, string>): string =>
      fleetOf(VALID_BASE, variables).target.environment;
    expect(environmentWith({ TF_VAR_environment: "staging" })).toBe("staging");
    expect(environmentWith({ TF_VAR_environment: "staging", ENVIRONMENT: "" })).toBe("staging");
    expect(environmentWith({ TF_VAR_environment: "staging", ENVIRONMENT: "production" })).toBe("production");
  });

  it.each([
    [
      { TF_VAR_environment: "prod" },
      "TF_VAR_environment=prod is not one of production, staging",
      'did you mean "production"?',
    ],
    [{ ENVIRONMENT: "prod" }, "ENVIRONMENT=prod is not one of production, staging", 'did you mean "production"?'],
    [{ ENVIRONMENT: "development" }, "ENVIRONMENT=development is not one of production, staging", undefined],
    [{ ENVIRONMENT: "constructor" }, "ENVIRONMENT=constructor is not one of production, staging", undefined],
    [
      { AWS_REGION: "us-est-2" },
      "AWS_REGION=us-est-2 is not set up for production: us-east-2",
      'did you mean "us-east-2"?',
    ],
    [{ AWS_REGION: "__proto__" }, "AWS_REGION=__proto__ is not set up for production: us-east-2", undefined],
    [{ BOOTSTRAP_BACKEND: "gcs" }, "BOOTSTRAP_BACKEND=gcs must be local or s3", undefined],
    [{ FLEET_TODAY: "tomorrow" }, "FLEET_TODAY=tomorrow must be a day, YYYY-MM-DD", undefined],
    [{ FLEET_TODAY: "2027-02-30" }, "FLEET_TODAY=2027-02-30 must be a day, YYYY-MM-DD", undefined],
  ])("%j is refused", (variables, message, hint) => {
    const { ok, findings } = loadFiles(VALID_BASE, variables);

    expect(ok).toBe(false);
    expect(findings).toEqual([expect.objectContaining({ file: PLATFORM, rule: "target", message })]);
    expect(findings[0]!.hint).toBe(hint);
  });

  it.each([[undefined, "s3"] as const, ["s3", "s3"] as const, ["local", "local"] as const])(
    "keeps bootstrap's state where BOOTSTRAP_BACKEND=%s says: %s (X-01)",
    (backend, expected) => {
      expect(fleetOf(VALID_BASE, { BOOTSTRAP_BACKEND: backend }).target.bootstrapBackend).toBe(expected);
    },
  );

  it("keeps one state bucket and one lock table for all regions of an environment, in its home region (C-26)", () => {
    const files = withPlatform((text) =>
      text.replace(
        "    regions:\n",
        "    regions:\n      eu-west-1:\n        availability_zones: [eu-west-1a, eu-west-1b]\n",
      ),
    );
    const [home, other] = ["us-east-2", "eu-west-1"].map((region) => fleetOf(files, { AWS_REGION: region }).target);

    expect(other).toMatchObject({ region: "eu-west-1", homeRegion: "us-east-2", lockTable: "terraform-locks-us-east" });
    expect(other!.stateBucket).toBe(home!.stateBucket);
    expect(other!.lockTable).toBe(home!.lockTable);
    expect(other!.availabilityZones).toEqual(["eu-west-1a", "eu-west-1b"]);
  });

  it("takes names that the platform settings give", () => {
    const files = withPlatform((text) =>
      text
        .replace("    home_region:", "    state_bucket: my-state\n    lock_table: my-locks\n    home_region:")
        .replace(
          "        availability",
          "        alerts_topic_arn: arn:aws:sns:us-east-2:123456789012:pages\n        availability",
        ),
    );

    expect(fleetOf(files).target).toMatchObject({
      stateBucket: "my-state",
      lockTable: "my-locks",
      alertsTopicArn: "arn:aws:sns:us-east-2:123456789012:pages",
      ownsAlertsTopic: false,
    });
  });

  it("makes an alerts topic where none is given", () => {
    expect(fleetOf(VALID_BASE).target).toMatchObject({
      alertsTopicArn: "arn:aws:sns:us-east-2:123456789012:ohio-01-us-east-2-alerts-production",
      ownsAlertsTopic: true,
    });
  });

  it("refuses two environments that would share a lock table", () => {
    const { findings } = loadFiles(withPlatform((text) => text.replace("210987654321", "123456789012")));

    expect(findings).toEqual([
      expect.objectContaining({
        rule: "lock-table",
        path: "environments.staging",
        hint: expect.stringContaining("set lock_table") as string,
      }),
    ]);
  });

  it("is judged beside everything else that is wrong", () => {
    const files = {
      ...VALID_BASE,
      "config/clients.yaml": VALID_BASE["config/clients.yaml"]!.toString().replace("standard", "gold"),
    };
    const { findings } = loadFiles(files, { ENVIRONMENT: "prod" });

    expect(findings.map(({ rule }) => rule)).toEqual(["unknown-value", "target"]);
  });
});
