import { documentsNamed } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, type Documents } from "../support/synth";

const SHIPPED = "the shipped example";
const ZONES = ["us-east-2a", "us-east-2b"];

describe("The foundation of the shipped example", () => {
  const documents = { foundation: documentsNamed(SHIPPED).foundation! };

  it("gives each enabled client a VPC of its own block, with DNS (S3-35)", () => {
    expect(bodies(documents, "aws_vpc")).toEqual([
      expect.objectContaining({ cidr_block: "10.100.0.0/16", enable_dns_support: true, enable_dns_hostnames: true }),
      expect.objectContaining({ cidr_block: "10.101.0.0/16", enable_dns_support: true, enable_dns_hostnames: true }),
    ]);
  });

  it("leaves out a client that is disabled: nothing names it (S3-10)", () => {
    expect(JSON.stringify(documents)).not.toMatch(/initech|10\.102\./i);
  });

  it("names VPCs, subnets and NAT gateways as documented (S3-43)", () => {
    const named = ["aws_vpc", "aws_subnet", "aws_nat_gateway"].flatMap((type) => namesOf(documents, type, "acme"));
    expect(named.sort()).toEqual(
      [
        "acme-production-vpc",
        ...["public", "private", "eks", "nat"].flatMap((kind) =>
          ZONES.map((zone) => `acme-production-${kind}-${zone}`),
        ),
      ].sort(),
    );
  });

  it("plans the subnets of every zone from the block alone (S3-39, C-13)", () => {
    const blocks = of(documents, "aws_subnet", "acme").map(({ tags, cidr_block: block, availability_zone: zone }) => [
      (tags as Body).Name,
      block,
      zone,
    ]);
    expect(Object.fromEntries(blocks.map(([name, block]) => [name, block]))).toEqual({
      "acme-production-public-us-east-2a": "10.100.0.0/20",
      "acme-production-public-us-east-2b": "10.100.16.0/20",
      "acme-production-private-us-east-2a": "10.100.32.0/20",
      "acme-production-private-us-east-2b": "10.100.48.0/20",
      "acme-production-eks-us-east-2a": "10.100.64.0/20",
      "acme-production-eks-us-east-2b": "10.100.80.0/20",
    });
    for (const [name, , zone] of blocks) expect(name).toMatch(new RegExp(`${String(zone)}$`));
  });

  it("makes everything findable by its client (S3-44), with the tags of the registry (S3-123)", () => {
    expect(of(documents, "aws_vpc", "acme")[0]!.tags).toEqual({
      Client: "acme",
      ClientCode: "ACME",
      CostCenter: "CC-ACME-001",
      BusinessUnit: "Enterprise",
      Tier: "premium",
      Compliance: "SOC2+ISO27001",
      Name: "acme-production-vpc",
    });
  });

  it("has a NAT gateway per zone, or one, as the client chose (S3-37)", () => {
    expect(of(documents, "aws_nat_gateway", "acme")).toHaveLength(2);
    expect(of(documents, "aws_nat_gateway", "globex")).toHaveLength(1);
  });

  it("tags EKS subnets for the cluster that will use them (S3-38)", () => {
    const eks = of(documents, "aws_subnet", "acme").filter(({ tags }) => String((tags as Body).Name).includes("-eks-"));
    for (const { tags } of eks)
      expect(tags).toMatchObject({
        "kubernetes.io/role/internal-elb": "1",
        "kubernetes.io/cluster/acme-production-us-east-2": "shared",
      });
  });

  it("names three security groups, opens them to nobody outside, and databases on their ports alone (S3-40, S3-17)", () => {
    expect(of(documents, "aws_security_group", "acme").map(({ name }) => name)).toEqual([
      "acme-production-compute",
      "acme-production-database",
      "acme-production-eks",
    ]);
    const ingress = resourcesOf(documents, "aws_vpc_security_group_ingress_rule");
    expect(ingress.filter(({ body }) => body.cidr_ipv4 === "0.0.0.0/0")).toEqual([]);
    const ports = ingress
      .filter(({ id }) => id.startsWith("acme_network_security-groups_database-"))
      .map(({ body }) => body.from_port);
    expect([...new Set(ports)].sort()).toEqual([5432, 5433]);
  });

  it("records all traffic, encrypted with the client's key (S3-41)", () => {
    expect(of(documents, "aws_flow_log", "acme")).toEqual([expect.objectContaining({ traffic_type: "ALL" })]);
    expect(of(documents, "aws_cloudwatch_log_group", "acme")[0]).toMatchObject({
      name: "/aws/vpc/acme-production/flow-logs",
      retention_in_days: 365,
      kms_key_id: "${aws_kms_key.acme_key_key.arn}",
    });
    const key = of(documents, "aws_kms_key", "acme")[0]!;
    expect(String(key.policy)).toContain(
      "arn:aws:logs:us-east-2:123456789012:log-group:/aws/vpc/acme-production/flow-logs",
    );
    // A deletion waits a month and can be taken back; prevent_destroy would stop every `cdktf destroy`.
    expect(key).toMatchObject({ deletion_window_in_days: 30 });
    expect(key.lifecycle).toBeUndefined();
  });

  it("lets a client's network into the client's own buckets and prefixes only (S3-33)", () => {
    const policies = ["acme", "globex"].map((client) => String(of(documents, "aws_vpc_endpoint", client)[0]!.policy));
    expect(policies[0]).toContain("arn:aws:s3:::ohio-01-us-east-2-acme-data-production");
    expect(policies[0]).toContain("/logs/client=acme/*");
    expect(policies[0]).not.toContain("globex");
    expect(policies[1]).not.toMatch(/ohio-01-us-east-2-globex-\w+-production/);
  });

  it("opens the configuration store to a client that has one (S2-20)", () => {
    const [acme, globex] = ["acme", "globex"].map((client) =>
      String(of(documents, "aws_vpc_endpoint", client)[0]!.policy),
    );
    expect(acme).toContain("ohio-01-us-east-2-apm-config-production/apm-config/client=acme/*");
    expect(globex).not.toContain("apm-config");
  });

  it("joins a client's data centre where the registry says so (S3-42, S3-45)", () => {
    expect(of(documents, "aws_vpn_connection", "globex")).toEqual([]);
    expect(of(documents, "aws_customer_gateway", "acme")[0]).toMatchObject({
      bgp_asn: "65001",
      ip_address: "20.40.60.80",
      type: "ipsec.1",
    });
    expect(of(documents, "aws_vpn_gateway", "acme")[0]).toMatchObject({ amazon_side_asn: "64512" });
    expect(of(documents, "aws_vpn_connection", "acme")[0]).toMatchObject({
      static_routes_only: true,
      tunnel1_inside_cidr: "169.254.10.0/30",
      tunnel2_inside_cidr: "169.254.11.0/30",
    });
    expect(of(documents, "aws_vpn_connection_route", "acme")[0]).toMatchObject({
      destination_cidr_block: "192.168.0.0/24",
    });
    for (const alarm of of(documents, "aws_cloudwatch_metric_alarm", "acme"))
      expect(alarm.alarm_actions).toEqual(["arn:aws:sns:us-east-2:123456789012:ohio-01-us-east-2-alerts-production"]);
  });
});

describe("The foundation", () => {
  it("is empty without clients, and still says so (S3-128)", () => {
    const { foundation } = documentsNamed("no clients");
    expect(foundation!.resource).toBeUndefined();
    expect(foundation!.output).toEqual({
      clients: { value: {} },
      client_networks: { value: {} },
      client_storage: { value: {} },
    });
  });

  it("has no cluster's tags where there is no cluster", () => {
    const subnets = JSON.stringify(resourcesOf(documentsNamed("everything off"), "aws_subnet"));
    expect(subnets).not.toContain("kubernetes.io/cluster/");
  });

  it("learns routes over BGP when they are not static (S3-45)", () => {
    const documents = documentsNamed("names that are parts of each other");
    expect(of(documents, "aws_vpn_connection_route", "acme")).toEqual([]);
    expect(of(documents, "aws_vpn_gateway_route_propagation", "acme").length).toBeGreaterThan(0);
    expect(of(documents, "aws_customer_gateway", "acme")[0]).toMatchObject({ bgp_asn_extended: "4200000001" });
  });

  it("gives a further deployment the client's settings and a network of its own, without the VPN", () => {
    const documents = documentsNamed("the shipped example in staging");
    expect(of(documents, "aws_vpc", "acme")[0]).toMatchObject({
      cidr_block: "10.110.0.0/16",
      tags: { Name: "acme-staging-vpc" },
    });
    expect(of(documents, "aws_nat_gateway", "acme")).toHaveLength(1);
    expect(resourcesOf(documents, "aws_vpn_connection")).toEqual([]);
    expect(of(documents, "aws_kms_key", "acme")[0]).not.toHaveProperty("lifecycle");
  });

  it("uses the zones of its region, and the topic that the settings name there", () => {
    const documents = documentsNamed("another region than home");
    const zones = of(documents, "aws_subnet", "acme").map((body) => body.availability_zone);
    expect([...new Set(zones)].sort()).toEqual(["eu-west-1a", "eu-west-1c"]);
    for (const alarm of of(documents, "aws_cloudwatch_metric_alarm", "acme"))
      expect(alarm.alarm_actions).toEqual(["arn:aws:sns:eu-west-1:123456789012:alerts"]);
  });
});

function bodies(documents: Documents, type: string): Body[] {
  return resourcesOf(documents, type).map(({ body }) => body);
}

/** A client's resources of a type. */
function of(documents: Documents, type: string, client: string): Body[] {
  return resourcesOf(documents, type)
    .filter(({ id }) => id.startsWith(`${client}_`))
    .map(({ body }) => body);
}

function namesOf(documents: Documents, type: string, client: string): string[] {
  return of(documents, type, client).map(({ tags }) => String((tags as Body).Name));
}
