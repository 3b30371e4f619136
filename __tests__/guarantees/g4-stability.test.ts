import { stringify } from "yaml";

import { FILES } from "../../config/registry";
import { platformWith, maximalClient, THREE_CLIENTS, VPN } from "../support/fleets";
import { mutate, mutateResource, type WritableBody } from "../support/mutants";
import { clientEntry, fleetOf, projectOf, type Section } from "../support/registry";
import { synthesize } from "../support/synth";
import { partOf, stabilityViolations, type Synth } from "./checks/stability";

type Clients = Readonly<Record<string, Section>>;

const LAYOUTS = ["layer", "client"] as const;
type Layout = (typeof LAYOUTS)[number];

/** With a client that stays and has an APM store: the bucket of all stores is there as long as anybody has one (C-27). */
const CLIENTS: Clients = {
  ...THREE_CLIENTS,
  globex: { ...THREE_CLIENTS.globex, apm: { config_store: true } },
  "acme-eu": maximalClient(4),
};

const changes: Readonly<Record<string, Clients>> = {
  "adding a client": { ...CLIENTS, "acme-asia": maximalClient(5), aaa: clientEntry(6), zzz: clientEntry(7) },
  "removing a client": without(CLIENTS, "acme"),
  "removing all clients but one": { globex: CLIENTS.globex! },
  "disabling a client": { ...CLIENTS, acme: { ...CLIENTS.acme, enabled: false } },
  "reordering the clients": Object.fromEntries(Object.entries(CLIENTS).reverse()),
  "replacing a client": { ...without(CLIENTS, "acme"), acmf: clientEntry(1, { vpn: { ...VPN.bgp } }) },
};

describe("G4: what one client does changes no byte of another's resources or contracts", () => {
  describe.each(LAYOUTS)("with state.layout: %s", (layout) => {
    const before = synthOf(CLIENTS, layout);

    it.each(Object.keys(changes))("holds for %s", (change) => {
      expect(stabilityViolations(before, synthOf(changes[change]!, layout))).toEqual([]);
    });

    it("finds the resources that a changed client has in another form", () => {
      const grown = { ...CLIENTS, globex: { ...CLIENTS.globex, network: { vpc_cidr: "10.2.0.0/16" } } };
      const found = stabilityViolations(before, synthOf(grown, layout));
      expect(found).toContain("globex: foundation aws_nat_gateway.globex_network_nat_gateway-us-east-2b appeared");
      expect(found.filter((each) => !each.startsWith("globex: "))).toEqual([]);
    });
  });

  it("makes the same resources and contracts in both layouts", () => {
    expect(stabilityViolations(synthOf(CLIENTS, "layer"), synthOf(CLIENTS, "client"))).toEqual([]);
  });

  it("compares something of every client, and of what all share", () => {
    const { documents, fleet } = synthOf(CLIENTS, "client");
    const everybody = new Set(fleet.clients.map(({ name }) => name));
    expect([...everybody]).toEqual(["acme", "acme-eu", "globex", "initech"]);
    for (const client of [undefined, ...everybody])
      expect(partOf(documents, client, everybody).size).toBeGreaterThan(50);
  });

  describe("finds a synth in which", () => {
    const fleet = fleetOf(filesOf(CLIENTS, "layer"));
    const documents = synthesize(fleet);
    const before = { fleet, documents };

    it("a position has got into a client's resource", () => {
      const address = "aws_vpc.globex_network_vpc";
      const after = mutateResource(documents, address, (body) => {
        body.tags = { ...(body.tags as object), Name: "client 3 of 4" };
      });
      expect(stabilityViolations(before, { fleet, documents: after })).toEqual([
        `globex: foundation ${address} changed`,
      ]);
    });

    it("a contract lists other clients", () => {
      const after = mutate(documents, ({ foundation }) => {
        const facts = foundation!.output!.clients!.value as Record<string, WritableBody>;
        facts.acme!.neighbours = ["globex"];
      });
      expect(stabilityViolations(before, { fleet, documents: after })).toEqual([
        "acme: foundation output clients changed",
      ]);
    });

    it("a shared resource follows the list of clients", () => {
      const after = mutateResource(documents, "aws_s3_bucket_policy.logs_policy", (body) => (body.policy = "{}"));
      expect(stabilityViolations(before, { fleet, documents: after })).toEqual([
        "shared: bootstrap aws_s3_bucket_policy.logs_policy changed",
      ]);
    });

    it("a client's resource has got another address", () => {
      const after = mutate(documents, ({ foundation }) => {
        const vpcs = foundation!.resource!.aws_vpc as Record<string, WritableBody>;
        vpcs["acme_network_vpc-1"] = vpcs.acme_network_vpc!;
        delete vpcs.acme_network_vpc;
      });
      expect(stabilityViolations(before, { fleet, documents: after })).toEqual([
        "acme: foundation aws_vpc.acme_network_vpc is gone",
        "acme: foundation aws_vpc.acme_network_vpc-1 appeared",
      ]);
    });
  });
});

function synthOf(clients: Clients, layout: Layout): Synth {
  const fleet = fleetOf(filesOf(clients, layout));
  return { fleet, documents: synthesize(fleet) };
}

/** The ledger keeps the blocks of clients that are gone; it has no part in the synth. */
function filesOf(clients: Clients, layout: Layout) {
  return { ...projectOf(clients), [FILES.platform]: stringify(platformWith({ state: { layout } })) };
}

function without(clients: Clients, name: string): Clients {
  return Object.fromEntries(Object.entries(clients).filter(([each]) => each !== name));
}
