import { readStack } from "../../../../../scripts/fleet/review/model/read-stack";
import type { Body, Resource } from "../../../../../scripts/fleet/review/model/stack";
import { replacedWith } from "../../../../../scripts/fleet/review/replacement/replaced-with";
import { documentsNamed } from "../../../../support/fleets";

const resource = (address: string, body: Body, kind: Resource["kind"] = "resource"): Resource => {
  const [type, id] = address.split(".") as [string, string];
  return { stack: "foundation", kind, type, id, address, owner: "acme", body };
};

const VPC = resource("aws_vpc.a", { cidr_block: "10.0.0.0/16" });
const SUBNET = resource("aws_subnet.a", { vpc_id: "${aws_vpc.a.id}", cidr_block: "10.0.0.0/24" });
const NAT = resource("aws_nat_gateway.a", { subnet_id: "${aws_subnet.a.id}" });
const REPLACED = { replaced: new Map([["aws_vpc.a", ["cidr_block"]]]), changed: new Set<string>() };

const following = (...resources: readonly Resource[]): Record<string, string[]> =>
  Object.fromEntries(replacedWith([VPC, ...resources], REPLACED));

describe("what is replaced with something else", () => {
  it("takes an id from it, and so on, in whatever order they stand", () => {
    expect(following(NAT, SUBNET)).toEqual({ "aws_subnet.a": ["vpc_id"], "aws_nat_gateway.a": ["subnet_id"] });
  });

  it("is not what can take another id in place, nor what takes a written value that stays", () => {
    const gateway = resource("aws_internet_gateway.a", { vpc_id: "${aws_vpc.a.id}" });
    const named = resource("aws_s3_bucket.a", { bucket: "${aws_vpc.a.enable_dns_support}" });
    const vpc = resource("aws_vpc.a", { enable_dns_support: true });
    expect(following(gateway)).toEqual({});
    expect(Object.fromEntries(replacedWith([vpc, named], REPLACED))).toEqual({});
  });

  it("takes a written value that differs", () => {
    const stream = resource("aws_subnet.b", { cidr_block: "${cidrsubnet(aws_vpc.a.cidr_block, 8, 1)}" });
    expect(following(stream)).toEqual({ "aws_subnet.b": ["cidr_block"] });
  });

  it("leaves alone what its lifecycle ignores, and what is only looked up", () => {
    const ignoring = resource("aws_subnet.b", { ...SUBNET.body, lifecycle: { ignore_changes: ["vpc_id"] } });
    expect(following(ignoring, resource("data.aws_subnet.c", SUBNET.body, "data"))).toEqual({});
  });

  it("is what replace_triggered_by names: of what is replaced, and of what changes where it names all of it", () => {
    const triggered = (trigger: string): Resource =>
      resource("terraform_data.a", { lifecycle: { replace_triggered_by: [trigger] } });
    const changed = { replaced: new Map<string, string[]>(), changed: new Set(["aws_vpc.a"]) };
    const by = ["lifecycle.replace_triggered_by"];
    expect(following(triggered("aws_vpc.a"))).toEqual({ "terraform_data.a": by });
    expect(following(triggered("${aws_vpc.a.id}"))).toEqual({ "terraform_data.a": by });
    expect(Object.fromEntries(replacedWith([VPC, triggered("aws_vpc.a")], changed))).toEqual({
      "terraform_data.a": by,
    });
    expect(Object.fromEntries(replacedWith([VPC, triggered("aws_vpc.a.id")], changed))).toEqual({});
    expect(following(triggered("aws_vpc.b"))).toEqual({});
  });

  it("is all that stands in a client's network, and nothing of another client's", () => {
    const { foundation } = documentsNamed("everything on");
    const stack = readStack("foundation", foundation!, new Set(["acme", "globex"]));
    const vpc = "aws_vpc.acme_network_vpc";
    const found = replacedWith(stack.resources, { replaced: new Map([[vpc, ["cidr_block"]]]), changed: new Set() });
    const types = new Set([...found.keys()].map((address) => address.split(".")[0]));
    for (const type of ["aws_subnet", "aws_nat_gateway", "aws_route_table", "aws_security_group", "aws_vpc_endpoint"])
      expect(types).toContain(type);
    expect([...found.keys()].filter((address) => address.includes(".globex_"))).toEqual([]);
    expect(types).not.toContain("aws_s3_bucket");
  });
});
