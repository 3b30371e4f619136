import { NETWORK, SynthesizedNetwork, VPN } from "./synth-network";

const ZONES = ["us-east-2a", "us-east-2b"];

describe("a client's VPC", () => {
  const synth = new SynthesizedNetwork();

  it("has the client's block, DNS support and DNS host names (S3-35)", () => {
    expect(synth.one("aws_vpc")).toMatchObject({
      cidr_block: "10.100.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
    });
  });

  it("has an adopted default security group without a single rule (CKV2_AWS_12)", () => {
    const group = synth.one("aws_default_security_group");
    expect(group.vpc_id).toBe(synth.reference("aws_vpc"));
    expect(group).not.toHaveProperty("ingress");
    expect(group).not.toHaveProperty("egress");
  });

  it("belongs to one VPC only: no peering, no transit gateway, no share", () => {
    const foreign = /peering|transit_gateway|^aws_ram_/;
    expect(synth.types().filter((type) => foreign.test(type))).toEqual([]);
    for (const type of ["aws_subnet", "aws_route_table", "aws_security_group", "aws_internet_gateway"]) {
      for (const resource of synth.all(type)) expect(resource.vpc_id).toBe(synth.reference("aws_vpc"));
    }
  });
});

describe("names and tags", () => {
  const synth = new SynthesizedNetwork({ vpn: VPN });
  const name = (type: string, noun?: string) => synth.one(type, noun).tags?.Name;

  it("names the VPC as documented (S3-43)", () => {
    expect(name("aws_vpc")).toBe("acme-production-vpc");
  });

  it.each(ZONES)("names subnets and NAT gateway of %s as documented (S3-43)", (zone) => {
    expect(name("aws_subnet", `public-${zone}`)).toBe(`acme-production-public-${zone}`);
    expect(name("aws_subnet", `private-${zone}`)).toBe(`acme-production-private-${zone}`);
    expect(name("aws_subnet", `eks-${zone}`)).toBe(`acme-production-eks-${zone}`);
    expect(name("aws_nat_gateway", zone)).toBe(`acme-production-nat-${zone}`);
  });

  const UNTAGGABLE = new Set([
    "aws_iam_role_policy",
    "aws_route",
    "aws_route_table_association",
    "aws_vpn_connection_route",
    "aws_vpn_gateway_route_propagation",
  ]);

  it.each(synth.types().filter((type) => !UNTAGGABLE.has(type)))(
    "tags every %s with client and name (S3-44)",
    (type) => {
      for (const resource of synth.all(type)) {
        expect(resource.tags).toMatchObject(NETWORK.tags);
        expect(resource.tags?.Name).toMatch(/^[a-z/]/);
      }
    },
  );

  it("leaves the provider's default tags to the provider (X-06)", () => {
    const keys = synth.types().flatMap((type) => synth.all(type).flatMap(({ tags }) => Object.keys(tags ?? {})));
    expect(keys).not.toContain("Environment");
    expect(keys).not.toContain("ManagedBy");
  });

  it.each([true, false])("uses no argument that only provider 6 has (static VPN routes: %s)", (staticRoutesOnly) => {
    const variant = new SynthesizedNetwork({ vpn: { ...VPN, staticRoutesOnly } });
    const ONLY_IN_6 = ["region", "availability_mode", "tunnel_bandwidth", "deletion_protection_enabled"];
    for (const type of variant.types()) {
      for (const resource of variant.all(type)) expect(ONLY_IN_6.filter((key) => key in resource)).toEqual([]);
    }
    expect(variant.one("aws_nat_gateway", ZONES[0])).not.toHaveProperty("vpc_id");
  });
});

describe("what other layers learn (S3-47)", () => {
  const synth = new SynthesizedNetwork({ vpn: VPN });
  const perZone = (type: string, noun: string, attribute?: string) =>
    Object.fromEntries(ZONES.map((zone) => [zone, synth.reference(type, `${noun}-${zone}`, attribute)]));

  it("publishes the VPC and its block", () => {
    expect(synth.published.vpcId).toBe(synth.reference("aws_vpc"));
    expect(synth.published.vpcCidr).toBe("10.100.0.0/16");
  });

  it("publishes subnets, private route tables and public addresses keyed by zone", () => {
    expect(synth.published.publicSubnetIds).toEqual(perZone("aws_subnet", "public"));
    expect(synth.published.privateSubnetIds).toEqual(perZone("aws_subnet", "private"));
    expect(synth.published.eksSubnetIds).toEqual(perZone("aws_subnet", "eks"));
    expect(synth.published.privateRouteTableIds).toEqual(perZone("aws_route_table", "table"));
    expect(synth.published.natPublicIps).toEqual(perZone("aws_nat_gateway", "gateway", "public_ip"));
  });

  it("publishes the public route table, the endpoint and the three security groups", () => {
    expect(synth.published.publicRouteTableId).toBe(synth.reference("aws_route_table", "internet"));
    expect(synth.published.s3EndpointId).toBe(synth.reference("aws_vpc_endpoint"));
    expect(synth.published.securityGroupIds).toEqual({
      eks: synth.reference("aws_security_group", "groups_eks"),
      database: synth.reference("aws_security_group", "groups_database"),
      compute: synth.reference("aws_security_group", "groups_compute"),
    });
  });

  it("publishes the VPN connection only when there is one", () => {
    expect(synth.published.vpnConnectionId).toBe(synth.reference("aws_vpn_connection"));
    expect(new SynthesizedNetwork().published.vpnConnectionId).toBeUndefined();
  });
});
