import { SynthesizedNetwork, VPN, type Resource } from "./synth-network";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const GROUPS = ["eks", "database", "compute"] as const;

/** Every rule of a group as "peer port", sorted. */
function rules(synth: SynthesizedNetwork, type: string, group: string): string[] {
  const names = new Map(
    GROUPS.map((name) => [synth.reference("aws_security_group", `groups_${name}`), name as string]),
  );
  const peer = (rule: Resource) => (rule.cidr_ipv4 ?? names.get(String(rule.referenced_security_group_id))) as string;
  const port = (rule: Resource) =>
    rule.ip_protocol === "-1" ? "all" : `${String(rule.ip_protocol)}/${String(rule.from_port)}`;
  return synth
    .all(type)
    .filter((rule) => names.get(String(rule.security_group_id)) === group)
    .map((rule) => `${peer(rule)} ${port(rule)}`)
    .sort();
}

describe("security groups without a VPN (S3-40)", () => {
  const synth = new SynthesizedNetwork();

  it.each([
    ["eks", ["eks all"]],
    [
      "database",
      [
        "compute tcp/5432",
        "compute tcp/5433",
        "database tcp/5432",
        "database tcp/5433",
        "eks tcp/5432",
        "eks tcp/5433",
      ],
    ],
    ["compute", ["compute tcp/8080", "compute tcp/9090", "eks tcp/8080", "eks tcp/9090"]],
  ])("%s is reached by exactly %j", (group, expected) => {
    expect(rules(synth, INGRESS, group)).toEqual(expected);
  });

  it.each([
    [
      "eks",
      [
        "0.0.0.0/0 tcp/443",
        "compute tcp/8080",
        "compute tcp/9090",
        "database tcp/5432",
        "database tcp/5433",
        "eks all",
      ],
    ],
    ["database", ["0.0.0.0/0 tcp/443", "database tcp/5432", "database tcp/5433"]],
    [
      "compute",
      ["0.0.0.0/0 tcp/443", "compute tcp/8080", "compute tcp/9090", "database tcp/5432", "database tcp/5433"],
    ],
  ])("%s reaches exactly %j", (group, expected) => {
    expect(rules(synth, EGRESS, group)).toEqual(expected);
  });

  it("carry the names given and a description, and no inline rule", () => {
    for (const name of GROUPS) {
      const group = synth.one("aws_security_group", `groups_${name}`);
      expect(group.name).toBe(`acme-production-${name}`);
      expect(group.description).toMatch(/^[A-Z]/);
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
  });

  it("follow the client's ports", () => {
    const other = new SynthesizedNetwork({ databasePorts: [6432], customPorts: [] });
    expect(rules(other, INGRESS, "database")).toEqual(["compute tcp/6432", "database tcp/6432", "eks tcp/6432"]);
    expect(rules(other, INGRESS, "compute")).toEqual([]);
  });
});

describe("security groups with a VPN (S3-40, S3-45)", () => {
  const synth = new SynthesizedNetwork({ vpn: VPN });
  const network = VPN.localNetworkCidr;

  it("let the client's network reach applications on compute", () => {
    expect(rules(synth, INGRESS, "compute")).toEqual(
      expect.arrayContaining([`${network} tcp/8080`, `${network} tcp/9090`]),
    );
  });

  it("never let the client's network reach the databases or the nodes", () => {
    expect(rules(synth, INGRESS, "database").join()).not.toContain(network);
    expect(rules(synth, INGRESS, "eks")).toEqual(["eks all"]);
  });

  it.each([
    ["eks", true],
    ["compute", true],
    ["database", false],
  ])("let %s reach the client's network: %s", (group, expected) => {
    expect(rules(synth, EGRESS, group).includes(`${network} all`)).toBe(expected);
  });
});

describe.each([
  ["without a VPN", new SynthesizedNetwork()],
  ["with a VPN", new SynthesizedNetwork({ vpn: VPN })],
])("every security group rule %s", (_, synth) => {
  it("says what it is for, in characters that AWS takes (CKV_AWS_23)", () => {
    for (const rule of [...synth.all(INGRESS), ...synth.all(EGRESS)]) {
      expect(rule.description).toMatch(/^[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]{1,255}$/);
    }
  });

  it("takes nothing from the internet (S3-40)", () => {
    for (const rule of synth.all(INGRESS)) {
      expect(rule.cidr_ipv4 ?? "none").not.toBe("0.0.0.0/0");
      expect(rule).not.toHaveProperty("cidr_ipv6");
    }
  });

  it("reaches the internet by HTTPS only (CKV_AWS_382)", () => {
    for (const rule of synth.all(EGRESS).filter(({ cidr_ipv4 }) => cidr_ipv4 === "0.0.0.0/0")) {
      expect(rule).toMatchObject({ ip_protocol: "tcp", from_port: 443, to_port: 443 });
    }
  });
});
