import { KMS_KEY_ARN, SynthesizedNetwork, VPN } from "./synth-network";

const ZONES = ["us-east-2a", "us-east-2b"];
const TUNNELS = [1, 2];

describe("a network without a VPN (S3-42)", () => {
  it("has no resource of one", () => {
    const types = new SynthesizedNetwork().types();
    expect(types.filter((type) => /vpn|customer_gateway|metric_alarm/.test(type))).toEqual([]);
  });
});

describe("a VPN (S3-45)", () => {
  const synth = new SynthesizedNetwork({ vpn: VPN });
  const connection = synth.one("aws_vpn_connection");

  it("joins the client's router to the VPC", () => {
    expect(synth.one("aws_customer_gateway")).toMatchObject({
      type: "ipsec.1",
      ip_address: "203.0.113.12",
      bgp_asn: "65001",
    });
    expect(synth.one("aws_vpn_gateway")).toMatchObject({
      vpc_id: synth.reference("aws_vpc"),
      amazon_side_asn: "64512",
    });
    expect(connection).toMatchObject({
      type: "ipsec.1",
      customer_gateway_id: synth.reference("aws_customer_gateway"),
      vpn_gateway_id: synth.reference("aws_vpn_gateway"),
      static_routes_only: true,
      tunnel1_inside_cidr: "169.254.10.0/30",
      tunnel2_inside_cidr: "169.254.11.0/30",
    });
  });

  it.each([
    [1, "bgp_asn"],
    [65535, "bgp_asn"],
    [2147483647, "bgp_asn"],
    [2147483648, "bgp_asn_extended"],
    [4294967295, "bgp_asn_extended"],
  ])("takes the client's ASN %d as %s and nothing else", (bgpAsn, argument) => {
    const gateway = new SynthesizedNetwork({ vpn: { ...VPN, bgpAsn } }).one("aws_customer_gateway");
    const asns = Object.entries(gateway).filter(([key]) => key.startsWith("bgp_asn"));
    expect(asns).toEqual([[argument, String(bgpAsn)]]);
  });

  it("keeps its keys in Secrets Manager and sets none (M-75)", () => {
    expect(connection.preshared_key_storage).toBe("SecretsManager");
    expect(Object.keys(connection).filter((key) => key.endsWith("preshared_key"))).toEqual([]);
  });

  it.each(TUNNELS)("takes only IKEv2 and strong algorithms in tunnel %d", (tunnel) => {
    expect(connection[`tunnel${tunnel}_ike_versions`]).toEqual(["ikev2"]);
    for (const phase of [1, 2]) {
      const setting = (name: string) => connection[`tunnel${tunnel}_phase${phase}_${name}`] as unknown[];
      expect(setting("encryption_algorithms")).toEqual(["AES256", "AES256-GCM-16"]);
      expect(setting("integrity_algorithms")).not.toContain("SHA1");
      expect(setting("dh_group_numbers")).not.toContain(2);
      expect(setting("dh_group_numbers").length).toBeGreaterThan(0);
    }
  });

  it.each(TUNNELS)("logs tunnel %d into the encrypted log group", (tunnel) => {
    expect(connection[`tunnel${tunnel}_log_options`]).toEqual({
      cloudwatch_log_options: {
        log_enabled: true,
        log_group_arn: synth.reference("aws_cloudwatch_log_group", "vpn", "arn"),
        log_output_format: "json",
      },
    });
    expect(synth.one("aws_cloudwatch_log_group", "vpn")).toMatchObject({
      name: VPN.logGroupName,
      retention_in_days: 365,
      kms_key_id: KMS_KEY_ARN,
    });
  });

  it.each(TUNNELS)("raises an alarm when tunnel %d is down or silent (EC2.20)", (tunnel) => {
    const alarm = synth.one("aws_cloudwatch_metric_alarm", `tunnel${tunnel}`);
    expect(alarm).toMatchObject({
      alarm_name: `acme-production-vpn-tunnel${tunnel}-down`,
      namespace: "AWS/VPN",
      metric_name: "TunnelState",
      dimensions: { TunnelIpAddress: synth.reference("aws_vpn_connection", "", `tunnel${tunnel}_address`) },
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      treat_missing_data: "breaching",
      alarm_actions: [VPN.alarmTopicArn],
      ok_actions: [VPN.alarmTopicArn],
    });
  });
});

describe("the way to the client's network", () => {
  it("is one static route, known to the connection and to every private route table", () => {
    const synth = new SynthesizedNetwork({ vpn: VPN });
    expect(synth.all("aws_vpn_connection_route")).toEqual([
      { vpn_connection_id: synth.reference("aws_vpn_connection"), destination_cidr_block: "192.168.0.0/24" },
    ]);
    for (const zone of ZONES) {
      expect(synth.one("aws_route", `vpn_routes_route-${zone}`)).toEqual({
        route_table_id: synth.reference("aws_route_table", `table-${zone}`),
        destination_cidr_block: "192.168.0.0/24",
        gateway_id: synth.reference("aws_vpn_gateway"),
      });
    }
    expect(synth.all("aws_vpn_gateway_route_propagation")).toEqual([]);
  });

  it("is whatever BGP announces, in every private route table, when routes are not static", () => {
    const synth = new SynthesizedNetwork({ vpn: { ...VPN, staticRoutesOnly: false } });
    for (const zone of ZONES) {
      expect(synth.one("aws_vpn_gateway_route_propagation", zone)).toEqual({
        route_table_id: synth.reference("aws_route_table", `table-${zone}`),
        vpn_gateway_id: synth.reference("aws_vpn_gateway"),
      });
    }
    expect(synth.all("aws_vpn_connection_route")).toEqual([]);
    expect(synth.all("aws_route").map(({ destination_cidr_block }) => destination_cidr_block)).not.toContain(
      VPN.localNetworkCidr,
    );
  });

  it.each([
    [true, "192.168.0.0/24", "10.100.0.0/16"],
    [false, undefined, undefined],
  ])("narrows the tunnels to the two networks with static routes only (%s)", (staticRoutesOnly, local, remote) => {
    const connection = new SynthesizedNetwork({ vpn: { ...VPN, staticRoutesOnly } }).one("aws_vpn_connection");
    expect(connection.local_ipv4_network_cidr).toBe(local);
    expect(connection.remote_ipv4_network_cidr).toBe(remote);
  });

  it("never reaches the public route table", () => {
    for (const staticRoutesOnly of [true, false]) {
      const synth = new SynthesizedNetwork({ vpn: { ...VPN, staticRoutesOnly } });
      const publicTable = synth.reference("aws_route_table", "internet");
      const ways = [...synth.all("aws_route"), ...synth.all("aws_vpn_gateway_route_propagation")];
      expect(ways.filter(({ route_table_id }) => route_table_id === publicTable)).toHaveLength(1);
    }
  });
});
