import { stringify } from "yaml";

import { FILES } from "../../../config/registry";
import { platformWith } from "../../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../../support/registry";
import { synthesize, type Body } from "../../support/synth";

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
    provider.aws!.flatMap(({ alias }) => alias ?? []),
  ]);
  return Object.fromEntries(entries.filter(([stack]) => stack.startsWith("foundation")));
}

describe("The providers of replicas (X-13)", () => {
  it("are one per region, whoever is there", () => {
    const clients = {
      acme: replicating(1, "us-west-2"),
      globex: replicating(2, "us-west-2"),
      initech: replicating(3, "eu-west-1"),
    };
    expect(aliases(clients)).toEqual({ foundation: ["eu-west-1", "us-west-2"] });
  });

  it("stay for a client that is disabled, so that its replica can be destroyed", () => {
    const clients = { acme: replicating(1, "us-west-2"), globex: { ...replicating(2, "eu-west-1"), enabled: false } };
    expect(aliases(clients)).toEqual({ foundation: ["eu-west-1", "us-west-2"] });
  });

  it("are a client's own where it has a stack of its own (G4)", () => {
    const clients = { acme: replicating(1, "us-west-2"), globex: replicating(2, "eu-west-1") };
    expect(aliases(clients, "client")).toEqual({
      "foundation-acme": ["us-west-2"],
      "foundation-globex": ["eu-west-1"],
    });
  });

  it("tag what they make with its own region, and work in the target's account only", () => {
    const { foundation } = synthesize(fleetOf(projectOf({ acme: replicating(1, "us-west-2") })));
    const [, replica] = foundation!.provider.aws as [Body, Body];
    expect(replica).toEqual({
      alias: "us-west-2",
      region: "us-west-2",
      allowed_account_ids: ["123456789012"],
      default_tags: [{ tags: expect.objectContaining({ Region: "us-west-2", Layer: "foundation" }) as unknown }],
    });
  });
});
