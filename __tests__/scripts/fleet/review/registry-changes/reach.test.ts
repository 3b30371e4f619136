import { clientEntry, projectOf, withProject, type Files, type Section } from "../../../../support/registry";
import { platformWith } from "../../../../support/fleets";
import { edited, type Edit } from "../../../../support/full-project";
import { registryChanges } from "../../../../../scripts/fleet/review/registry-changes/registry-changes";

const CLIENTS: Readonly<Record<string, Section>> = {
  acme: clientEntry(1),
  globex: clientEntry(2, { placement: { environment: "staging", region: "us-east-2" }, eks: { version: "1.34" } }),
  hooli: clientEntry(3, {
    placement: { environment: "production", region: "us-west-1" },
    also_in: [{ environment: "staging", region: "us-east-2", network: { vpc_cidr: "10.4.0.0/16" } }],
  }),
};

const BASE: Files = projectOf(CLIENTS, platformWith({}));

const EVERYONE = "everyone";

function reachesOf(edits: readonly Edit[]): (string | string[])[] {
  return withProject(BASE, (one) =>
    withProject(edited(BASE, edits), (two) => {
      const { shared, reachOf } = registryChanges(one, two, {});
      return shared.map(reachOf).map((reach) => (reach === EVERYONE ? reach : [...reach]));
    }),
  );
}

describe("whom a shared setting can reach", () => {
  it.each<[string, unknown, string | string[]]>([
    ["kubernetes.version", "1.33", ["acme", "hooli"]],
    ["kubernetes.support_type", "EXTENDED", EVERYONE],
    ["environments.staging.parent_zone", "other.example", ["acme", "globex", "hooli"]],
    ["environments.production.s3_data_events", "all", ["acme", "hooli"]],
    ["environments.production.regions.us-west-1", { availability_zones: [] }, ["acme", "hooli"]],
    ["default_target.region", "us-west-1", ["acme"]],
    ["state.layout", "client", EVERYONE],
    ["state.monitoring", false, []],
    ["cluster_services.external_dns_policy", "sync", EVERYONE],
    ["common_tags.Team", "Other", EVERYONE],
    ["made_up", 1, EVERYONE],
  ])("%s as %j: %j", (path, value, reach) => {
    expect(reachesOf([{ file: "platform", path: path.split("."), value }])).toEqual([reach]);
  });

  it("are those on either side: who comes to a place, and who leaves it", () => {
    const moved: Edit = {
      file: "clients",
      path: ["clients", "globex", "placement", "environment"],
      value: "production",
    };
    const zone: Edit = { file: "platform", path: ["environments", "staging", "parent_zone"], value: "x.example" };
    expect(reachesOf([moved, zone])).toEqual([["acme", "globex", "hooli"]]);
  });

  it("is nobody for what commands and checks alone read", () => {
    expect(reachesOf([{ file: "clients", path: ["allow_empty"], value: true }])).toEqual([[]]);
    expect(
      reachesOf([{ file: "ledger", path: ["reserved"], value: [{ cidr: "10.200.0.0/16", reason: "Office" }] }]),
    ).toEqual([[]]);
  });
});
