import { NETWORK, SynthesizedNetwork, VPN, type Resource } from "./synth-network";

const ZONES = ["us-east-2a", "us-east-2b"];
const DEFAULT_ROUTE = "0.0.0.0/0";

/** The table that a subnet is associated with, and that table's routes. */
function routesOf(synth: SynthesizedNetwork, kind: string, zone: string): Resource[] {
  const subnetId = synth.reference("aws_subnet", `${kind}-${zone}`);
  const associations = synth.all("aws_route_table_association").filter(({ subnet_id }) => subnet_id === subnetId);
  expect(associations).toHaveLength(1);
  return synth.all("aws_route").filter(({ route_table_id }) => route_table_id === associations[0]!.route_table_id);
}

describe("subnets", () => {
  const synth = new SynthesizedNetwork();

  it.each([
    ["public-us-east-2a", "10.100.0.0/20"],
    ["public-us-east-2b", "10.100.16.0/20"],
    ["private-us-east-2a", "10.100.32.0/20"],
    ["private-us-east-2b", "10.100.48.0/20"],
    ["eks-us-east-2a", "10.100.64.0/20"],
    ["eks-us-east-2b", "10.100.80.0/20"],
  ])("%s has its own block in its own zone (S3-36, S3-37, S3-39)", (noun, cidr) => {
    const subnet = synth.one("aws_subnet", noun);
    expect(subnet.cidr_block).toBe(cidr);
    expect(noun).toContain(subnet.availability_zone);
  });

  it("are six, and none hands out public addresses (CKV_AWS_130)", () => {
    const subnets = synth.all("aws_subnet");
    expect(subnets).toHaveLength(6);
    for (const subnet of subnets) expect(subnet.map_public_ip_on_launch).toBe(false);
  });

  it.each(ZONES)("tell Kubernetes where load balancers go in %s (S3-36, S3-38)", (zone) => {
    expect(synth.one("aws_subnet", `public-${zone}`).tags).toMatchObject({ "kubernetes.io/role/elb": "1" });
    expect(synth.one("aws_subnet", `eks-${zone}`).tags).toMatchObject({
      "kubernetes.io/role/internal-elb": "1",
      "kubernetes.io/cluster/acme-production-us-east-2": "shared",
    });
    expect(Object.keys(synth.one("aws_subnet", `private-${zone}`).tags!).join()).not.toContain("kubernetes.io");
  });

  it("name no cluster when the client has none", () => {
    const tags = new SynthesizedNetwork({ clusterName: undefined }).one("aws_subnet", "eks-us-east-2a").tags!;
    expect(Object.keys(tags).filter((key) => key.startsWith("kubernetes.io/cluster/"))).toEqual([]);
  });
});

describe("the way to the internet", () => {
  const synth = new SynthesizedNetwork();

  it.each(ZONES)("leads from the public subnet of %s through the internet gateway (S3-36)", (zone) => {
    expect(routesOf(synth, "public", zone)).toEqual([
      expect.objectContaining({
        destination_cidr_block: DEFAULT_ROUTE,
        gateway_id: synth.reference("aws_internet_gateway"),
      }),
    ]);
  });

  it.each(ZONES.flatMap((zone) => [["private", zone] as const, ["eks", zone] as const]))(
    "leads from the %s subnet of %s through that zone's NAT gateway (S3-37)",
    (kind, zone) => {
      const routes = routesOf(synth, kind, zone);
      expect(routes).toHaveLength(1);
      expect(routes[0]).toMatchObject({
        destination_cidr_block: DEFAULT_ROUTE,
        nat_gateway_id: synth.reference("aws_nat_gateway", zone),
      });
      expect(routes[0]).not.toHaveProperty("gateway_id");
    },
  );

  it("has a NAT gateway with a fixed address in each zone's public subnet (S3-37)", () => {
    expect(synth.all("aws_eip")).toHaveLength(2);
    for (const zone of ZONES) {
      expect(synth.one("aws_nat_gateway", zone)).toMatchObject({
        subnet_id: synth.reference("aws_subnet", `public-${zone}`),
        allocation_id: synth.reference("aws_eip", zone),
      });
      expect(synth.one("aws_eip", zone).domain).toBe("vpc");
    }
  });

  it("makes NAT gateways and addresses after the internet gateway", () => {
    const gateway = synth.reference("aws_internet_gateway").replace(/^\$\{|\.id\}$/g, "");
    for (const resource of [...synth.all("aws_nat_gateway"), ...synth.all("aws_eip")]) {
      expect(resource.depends_on).toEqual([gateway]);
    }
  });

  it("has no route but the default route of each table", () => {
    expect(synth.all("aws_route")).toHaveLength(3);
    for (const route of synth.all("aws_route")) expect(route.destination_cidr_block).toBe(DEFAULT_ROUTE);
  });
});

describe("a single NAT gateway", () => {
  const synth = new SynthesizedNetwork({ natGateways: "single" });

  it("stands in the first zone and has the only address", () => {
    expect(synth.all("aws_nat_gateway")).toHaveLength(1);
    expect(synth.all("aws_eip")).toHaveLength(1);
    expect(synth.one("aws_nat_gateway").subnet_id).toBe(synth.reference("aws_subnet", "public-us-east-2a"));
    expect(synth.published.natPublicIps).toEqual({
      "us-east-2a": synth.reference("aws_nat_gateway", "", "public_ip"),
    });
  });

  it.each(ZONES)("serves the private and EKS subnets of %s", (zone) => {
    for (const kind of ["private", "eks"]) {
      expect(routesOf(synth, kind, zone)).toEqual([
        expect.objectContaining({ nat_gateway_id: synth.reference("aws_nat_gateway") }),
      ]);
    }
  });

  it("keeps the tables and addresses that two gateways have, so that changing the mode moves only routes", () => {
    const both = new SynthesizedNetwork();
    expect(synth.one("aws_nat_gateway", "us-east-2a")).toEqual(both.one("aws_nat_gateway", "us-east-2a"));
    expect(synth.all("aws_route_table")).toEqual(both.all("aws_route_table"));
  });
});

it("a network keeps its routes when it gets a VPN", () => {
  const [without, withVpn] = [new SynthesizedNetwork(), new SynthesizedNetwork({ vpn: VPN })];
  expect(withVpn.all("aws_route")).toEqual(expect.arrayContaining(without.all("aws_route")));
});

it("a network of one zone works with either number of NAT gateways", () => {
  const zones = NETWORK.zones.slice(0, 1);
  const [perZone, single] = (["per-zone", "single"] as const).map(
    (natGateways) => new SynthesizedNetwork({ zones, natGateways }),
  );
  expect(perZone!.all("aws_route")).toEqual(single!.all("aws_route"));
});
