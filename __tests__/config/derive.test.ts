import { platformWith } from "../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../support/registry";

const TWO_REGIONS = (index: number, parent_zone: string): Section => ({
  account_id: String(index).repeat(12),
  home_region: "us-east-2",
  parent_zone,
  regions: {
    "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] },
    "us-west-2": { availability_zones: ["us-west-2a", "us-west-2b"] },
  },
});

const STAGING = { ENVIRONMENT: "staging" };

const VPN = {
  enabled: true,
  customer_gateway_ip: "20.40.60.80",
  local_network_cidr: "192.168.0.0/24",
  tunnel1_inside_cidr: "169.254.10.0/30",
  tunnel2_inside_cidr: "169.254.11.0/30",
};

function further(sections: Section = {}): Section {
  return { environment: "staging", region: "us-east-2", network: { vpc_cidr: "10.200.0.0/16" }, ...sections };
}

function clientIn(sections: Section, variables = {}) {
  return fleetOf(projectOf({ acme: clientEntry(100, sections) }), variables).clients[0];
}

describe("the clients of a target", () => {
  it("are sorted by name, whatever their order in the file (G4)", () => {
    const clients = { zeta: clientEntry(1), acme: clientEntry(2), "acme-eu": clientEntry(3), acme2: clientEntry(4) };

    expect(fleetOf(projectOf(clients)).clients.map(({ name }) => name)).toEqual(["acme", "acme-eu", "acme2", "zeta"]);
  });

  it("are only the enabled ones (S3-10)", () => {
    const clients = { acme: clientEntry(1, { enabled: false, also_in: [further()] }), globex: clientEntry(2) };

    expect(fleetOf(projectOf(clients)).clients.map(({ name }) => name)).toEqual(["globex"]);
    expect(fleetOf(projectOf(clients), STAGING).clients).toEqual([]);
  });

  it("are those that are placed there, and no others", () => {
    const files = projectOf({
      acme: clientEntry(1),
      globex: clientEntry(2, { placement: { environment: "staging" } }),
      initech: clientEntry(3, { also_in: [further()] }),
    });

    expect(fleetOf(files).clients.map(({ name }) => name)).toEqual(["acme", "initech"]);
    expect(fleetOf(files, STAGING).clients.map(({ name }) => name)).toEqual(["globex", "initech"]);
  });

  it("have a DNS zone called after them, and after the region as well in a second region of one environment", () => {
    const west = { region: "us-west-2", network: { vpc_cidr: "10.201.0.0/16" } };
    const platform = platformWith({
      environments: { production: TWO_REGIONS(1, "ezra.world"), staging: TWO_REGIONS(2, "staging.ezra.world") },
    });
    const also_in = [
      { ...west, environment: "staging" },
      further(),
      { ...west, environment: "production", network: { vpc_cidr: "10.202.0.0/16" } },
    ];
    const files = projectOf({ acme: clientEntry(100, { also_in }) }, platform);
    const zoneIn = (ENVIRONMENT: string, AWS_REGION: string): string =>
      fleetOf(files, { ENVIRONMENT, AWS_REGION }).clients[0]!.zoneName;

    expect(zoneIn("production", "us-east-2")).toBe("acme.ezra.world");
    expect(zoneIn("production", "us-west-2")).toBe("acme-us-west-2.ezra.world");
    expect(zoneIn("staging", "us-west-2")).toBe("acme.staging.ezra.world");
    expect(zoneIn("staging", "us-east-2")).toBe("acme-us-east-2.staging.ezra.world");
  });

  it("run the Kubernetes version of the platform, or one of their own (S3-55)", () => {
    expect(clientIn({})!.eks.version).toBe("1.35");
    expect(clientIn({ eks: { version: "1.34" } })!.eks.version).toBe("1.34");
  });

  it("have the subnets that follow from their block and the target's zones (C-13)", () => {
    expect(clientIn({})!.network).toEqual({
      vpcCidr: "10.100.0.0/16",
      natGateways: "per-zone",
      zones: [
        {
          availabilityZone: "us-east-2a",
          subnets: { public: "10.100.0.0/20", private: "10.100.32.0/20", eks: "10.100.64.0/20" },
        },
        {
          availabilityZone: "us-east-2b",
          subnets: { public: "10.100.16.0/20", private: "10.100.48.0/20", eks: "10.100.80.0/20" },
        },
      ],
    });
  });

  it("say nothing of where else they run, nor of the switch that turned them on", () => {
    expect(Object.keys(clientIn({ also_in: [further()] })!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/enabled|placement|alsoIn/)]),
    );
  });

  it("can't be changed by whoever gets them", () => {
    const client = clientIn({})!;

    expect(() => Object.assign(client.network.zones[0]!.subnets, { public: "10.0.0.0/20" })).toThrow(TypeError);
  });
});

describe("a further deployment", () => {
  const sections = {
    eks: { instance_types: ["m6i.large"], min_size: 3, max_size: 9, desired_size: 3, disk_size: 100 },
    database: { postgres_version: "16", master_instance_type: "r6i.xlarge" },
    also_in: [further({ eks: { max_size: 4, capacity_type: "SPOT" }, database: { data_volume_size: 20 } })],
  };

  it("has a network of its own", () => {
    expect(clientIn(sections, STAGING)!.network.vpcCidr).toBe("10.200.0.0/16");
  });

  it("sizes differently what also_in says, and everything else as the client's own sections", () => {
    const client = clientIn(sections, STAGING)!;

    expect(client.eks).toMatchObject({ instanceTypes: ["m6i.large"], minSize: 3, maxSize: 4, capacityType: "SPOT" });
    expect(client.database).toMatchObject({
      postgresVersion: "16",
      masterInstanceType: "r6i.xlarge",
      dataVolumeSize: 20,
    });
  });

  it("changes nothing in the first one", () => {
    expect(clientIn(sections)!.eks).toMatchObject({ maxSize: 9, capacityType: "ON_DEMAND" });
    expect(clientIn(sections)!.database.dataVolumeSize).toBe(50);
  });

  it("takes the NAT gateways of the client, or those it names", () => {
    const network = { vpc_cidr: "10.100.0.0/16", nat_gateways: "single" };
    const own = { vpc_cidr: "10.200.0.0/16", nat_gateways: "per-zone" };

    expect(clientIn({ network, also_in: [further()] }, STAGING)!.network.natGateways).toBe("single");
    expect(clientIn({ network, also_in: [further({ network: own })] }, STAGING)!.network.natGateways).toBe("per-zone");
  });

  it("has no VPN: the tunnel ends in the client's first deployment", () => {
    expect(clientIn({ vpn: VPN, also_in: [further()] })!.vpn.enabled).toBe(true);
    expect(clientIn({ vpn: VPN, also_in: [further()] }, STAGING)!.vpn.enabled).toBe(false);
  });
});
