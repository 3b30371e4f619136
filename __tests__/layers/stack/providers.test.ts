import { stringify } from "yaml";

import { REGIONS } from "../../../config/catalogue/regions";
import { FILES } from "../../../config/registry";
import { platformWith } from "../../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../../support/registry";
import { synthesize } from "../../support/synth";

const replicating = (index: number, region: string): Section =>
  clientEntry(index, {
    storage: { enable_dedicated_buckets: true, roles: ["logs", "data"], replication: { enabled: true, region } },
  });

/** The aliased providers of every stack. */
function aliases(clients: Readonly<Record<string, Section>>, layout = "layer"): Record<string, unknown[]> {
  const platform = stringify(platformWith({ state: { layout } }));
  const documents = synthesize(fleetOf({ ...projectOf(clients), [FILES.platform]: platform }));
  const entries = Object.entries(documents).map(([stack, { provider }]): [string, unknown[]] => [
    stack,
    provider.aws!.flatMap(({ alias }) => alias ?? []).sort(),
  ]);
  return Object.fromEntries(entries.filter(([, found]) => found.length > 0));
}

/** Everywhere that a replica can be: all of the target's partition but its own region. */
const ELSEWHERE = Object.keys(REGIONS)
  .filter((region) => region !== "us-east-2")
  .sort();

describe("The providers of replicas (X-13)", () => {
  it("are one for every region, whoever is there: a replica stays behind when its client leaves or names another region", () => {
    const clients = { acme: replicating(1, "us-west-2"), globex: { ...replicating(2, "eu-west-1"), enabled: false } };
    expect(ELSEWHERE.length).toBeGreaterThan(30);
    expect(aliases(clients)).toEqual({ bootstrap: ELSEWHERE, foundation: ELSEWHERE });
    expect(aliases({ acme: clientEntry(1) })).toEqual({ bootstrap: ELSEWHERE, foundation: ELSEWHERE });
  });

  it("are in every client's stack where each has one of its own (G4)", () => {
    const clients = { acme: replicating(1, "us-west-2"), globex: clientEntry(2) };
    expect(aliases(clients, "client")).toEqual({
      bootstrap: ELSEWHERE,
      "foundation-acme": ELSEWHERE,
      "foundation-globex": ELSEWHERE,
    });
  });

  it.each(["us-west-2", "eu-west-1"])(
    "tag what they make with its own region, and work in the target's account only, used or not: %s",
    (region) => {
      const { foundation } = synthesize(fleetOf(projectOf({ acme: replicating(1, "us-west-2") })), ["foundation"]);
      expect(foundation!.provider.aws!.find(({ alias }) => alias === region)).toEqual({
        alias: region,
        region,
        allowed_account_ids: ["123456789012"],
        default_tags: [
          { tags: expect.objectContaining({ Region: region, Layer: "foundation", ManagedBy: "Terraform" }) as unknown },
        ],
      });
    },
  );
});
