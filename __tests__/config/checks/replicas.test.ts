import { platformWith, PRODUCTION, STAGING } from "../../support/fleets";
import { clientEntry, loadFiles, projectOf, type Section } from "../../support/registry";

const zones = (region: string): Section => ({ availability_zones: [`${region}a`, `${region}b`] });
const KEY = "arn:aws:kms:us-east-2:123456789012:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

/** Production in some regions and staging in the same account, both with copies in one region, and every name that copies bring. */
function project(regions: readonly string[], replicaRegion: string, more: Section): Section {
  // Anew for each: one object in two places would become an alias.
  const set = (): Section => ({
    regions: Object.fromEntries(regions.map((each) => [each, zones(each)])),
    replica_region: replicaRegion,
  });
  return platformWith({
    environments: {
      production: { ...PRODUCTION, ...set(), state_kms_key_arn: KEY },
      staging: {
        ...STAGING,
        ...set(),
        account_id: "123456789012",
        lock_table: "terraform-locks-staging",
      },
    },
    ...more,
  });
}

describe("copies of several regions' buckets in one region", () => {
  const REGIONS = [["us-east-2"], ["us-east-2", "us-west-1"], ["us-east-2", "us-west-1", "eu-central-1"]];
  const SHARED: readonly Section[] = [
    { shared_storage: { replication: false } },
    { shared_storage: { replication: true } },
  ];
  const cases = REGIONS.flatMap((regions) => SHARED.map((more) => ({ regions, more })));

  it.each(cases)("have names of their own: $regions, $more", ({ regions, more }) => {
    const placed = regions.map((region, index): [string, Section] => [
      `client${index}`,
      { ...clientEntry(index + 1), placement: { region } },
    ]);
    const files = projectOf(Object.fromEntries(placed), project(regions, "eu-west-1", more));

    for (const region of regions) {
      expect(loadFiles(files, { AWS_REGION: region })).toMatchObject({ ok: true, findings: [] });
    }
  });

  it("are refused in a region of the environment's own", () => {
    const files = projectOf({ acme: clientEntry(1) }, project(["us-east-2", "us-west-1"], "us-west-1", {}));
    const { findings } = loadFiles(files);

    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "region environments.production.replica_region",
      "region environments.staging.replica_region",
    ]);
  });

  it("are warned of in a region that an account must enable first", () => {
    const files = projectOf({ acme: clientEntry(1) }, project(["us-east-2"], "eu-south-1", {}));
    const { ok, findings } = loadFiles(files);

    expect(ok).toBe(true);
    expect(findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)).toEqual([
      "warning region environments.production.replica_region",
      "warning region environments.staging.replica_region",
    ]);
  });
});

describe("a client's copies in a region that an account must enable first", () => {
  const load = (enabled: boolean, regions: Section): ReturnType<typeof loadFiles> => {
    const replication = { enabled, region: "eu-south-1" };
    const storage = { enable_dedicated_buckets: true, roles: ["data", "logs"], replication };
    const environments = { production: { ...PRODUCTION, regions }, staging: STAGING };
    return loadFiles(projectOf({ acme: clientEntry(1, { storage }) }, platformWith({ environments })));
  };
  const HOME = { "us-east-2": zones("us-east-2") };
  const ENABLED = { "eu-south-1": { ...zones("eu-south-1"), opted_in: true } };

  it("are warned of", () => {
    const { ok, findings } = load(true, HOME);

    expect(ok).toBe(true);
    expect(findings).toMatchObject([
      { severity: "warning", rule: "region", path: "clients.acme.storage.replication.region" },
    ]);
  });

  it.each([
    { enabled: true, regions: { ...HOME, ...ENABLED }, where: "where the environment says that it did" },
    { enabled: false, regions: HOME, where: "while nothing is copied" },
  ])("are nothing to warn of $where", ({ enabled, regions }) => {
    expect(load(enabled, regions)).toMatchObject({ ok: true, findings: [] });
  });
});
