import { forecastReplacement, isForecast } from "../../../../../scripts/fleet/review/replacement/forecast-replacement";
import { howReplaced } from "../../../../../scripts/fleet/review/replacement/how-replaced";
import type { Body } from "../../../../../scripts/fleet/review/model/stack";

/** What a change of these attributes replaces. */
function replacedBy(type: string, before: Body, after: Body, ...paths: readonly string[]): string[] {
  const attributes = paths.map((path) => ({ path, before: undefined, after: undefined, shown: undefined }));
  return forecastReplacement(type, attributes, before, after);
}

describe("the forecast of replacements", () => {
  it.each<[string, string, Body, Body, string]>([
    ["a bucket's name", "aws_s3_bucket", { bucket: "a" }, { bucket: "b" }, "bucket"],
    ["a zone's name", "aws_route53_zone", { name: "a.example" }, { name: "b.example" }, "name"],
    ["a subnet's block", "aws_subnet", { cidr_block: "10.0.0.0/24" }, { cidr_block: "10.0.1.0/24" }, "cidr_block"],
    ["what AWS can't encrypt later", "aws_ebs_volume", { encrypted: false }, { encrypted: true }, "encrypted"],
    ["a machine's image", "aws_instance", { ami: "ami-1" }, { ami: "ami-2" }, "ami"],
    ["another region", "aws_sqs_queue", { region: "us-east-1" }, { region: "us-east-2" }, "region"],
    ["a release's namespace", "helm_release", { namespace: "a" }, { namespace: "b" }, "namespace"],
  ])("knows %s", (_, type, before, after, path) => {
    expect(replacedBy(type, before, after, path)).toEqual([path]);
  });

  it.each<[string, string, Body, Body, string]>([
    [
      "a machine's size",
      "aws_instance",
      { instance_type: "t3.large" },
      { instance_type: "t3.xlarge" },
      "instance_type",
    ],
    ["a volume's size", "aws_ebs_volume", { size: 1 }, { size: 2 }, "size"],
    ["a cluster's version", "aws_eks_cluster", { version: "1.34" }, { version: "1.35" }, "version"],
    ["a role's region: it has none", "aws_iam_role", { region: "a" }, { region: "b" }, "region"],
    ["a name that begins alike", "aws_vpc", { cidr_block_association: 1 }, {}, "cidr_block_association"],
    ["a default that is written", "aws_sqs_queue", {}, { fifo_queue: false }, "fifo_queue"],
    ["a default that is no longer written", "aws_iam_role", { path: "/" }, {}, "path"],
    ["a computed attribute that is no longer written", "aws_instance", { private_ip: "10.0.0.1" }, {}, "private_ip"],
  ])("leaves %s in place", (_, type, before, after, path) => {
    expect(replacedBy(type, before, after, path)).toEqual([]);
  });

  it("looks into blocks, written as one or as a list, and at changes of the whole block", () => {
    const [before, after] = [{ launch_template: { id: "lt-1", version: 1 } }, { launch_template: [{ id: "lt-2" }] }];
    expect(replacedBy("aws_eks_node_group", before, after, "launch_template.0.version")).toEqual([]);
    expect(replacedBy("aws_eks_node_group", before, after, "launch_template.0.id")).toEqual(["launch_template.0.id"]);
    expect(replacedBy("aws_eks_node_group", before, after, "launch_template")).toEqual(["launch_template"]);
    const same = { launch_template: { id: "lt-1", version: 2 } };
    expect(replacedBy("aws_eks_node_group", before, same, "launch_template")).toEqual([]);
  });

  it("takes an item of a list for the list", () => {
    const [before, after] = [{ instance_types: ["a", "b"] }, { instance_types: ["a", "c"] }];
    expect(replacedBy("aws_eks_node_group", before, after, "instance_types.1")).toEqual(["instance_types.1"]);
  });

  it.each<[string, string, Body, Body, string, boolean]>([
    ["a cluster's encryption that goes", "aws_eks_cluster", { encryption_config: {} }, {}, "encryption_config", true],
    ["a cluster's encryption that comes", "aws_eks_cluster", {}, { encryption_config: {} }, "encryption_config", false],
    ["user data", "aws_instance", { user_data: "a" }, { user_data: "b" }, "user_data", false],
    [
      "user data that only a new machine gets",
      "aws_instance",
      { user_data: "a" },
      { user_data: "b", user_data_replace_on_change: true },
      "user_data",
      true,
    ],
    ["a parameter made standard", "aws_ssm_parameter", { tier: "Advanced" }, { tier: "Standard" }, "tier", true],
    ["a parameter made advanced", "aws_ssm_parameter", { tier: "Standard" }, { tier: "Advanced" }, "tier", false],
    ["tenancy given up", "aws_vpc", { instance_tenancy: "dedicated" }, {}, "instance_tenancy", false],
    ["tenancy taken", "aws_vpc", {}, { instance_tenancy: "dedicated" }, "instance_tenancy", true],
    ["a mutable map's data", "kubernetes_config_map_v1", { data: { a: "1" } }, { data: { a: "2" } }, "data.a", false],
    [
      "an immutable map's data",
      "kubernetes_config_map_v1",
      { immutable: true, data: { a: "1" } },
      { immutable: true, data: { a: "2" } },
      "data.a",
      true,
    ],
  ])("knows in which case: %s", (_, type, before, after, path, replaced) => {
    expect(replacedBy(type, before, after, path)).toEqual(replaced ? [path] : []);
  });

  it("leaves out what ignore_changes leaves alone", () => {
    const after = { ami: "ami-2", lifecycle: { ignore_changes: ["ami"] } };
    expect(replacedBy("aws_instance", { ami: "ami-1" }, after, "ami")).toEqual([]);
    const all = { ami: "ami-2", key_name: "b", lifecycle: { ignore_changes: "all" } };
    expect(replacedBy("aws_instance", { ami: "ami-1", key_name: "a" }, all, "ami", "key_name")).toEqual([]);
  });

  it("says of a type that it doesn't have that it doesn't know", () => {
    expect(isForecast("aws_db_instance")).toBe(false);
    expect(replacedBy("aws_db_instance", { engine: "a" }, { engine: "b" }, "engine")).toEqual([]);
  });

  it("tells how: refused, the new one first, or destroyed first", () => {
    const with_ = (lifecycle: Body, name = "a"): Body => ({ lifecycle, node_group_name: name });
    expect(howReplaced("aws_vpc", {}, with_({ prevent_destroy: true }))).toBe("refused");
    expect(howReplaced("aws_vpc", {}, {})).toBe("destroyed first");
    expect(howReplaced("aws_eks_node_group", with_({}), with_({ create_before_destroy: true }, "b"))).toBe("first");
    expect(howReplaced("aws_eks_node_group", with_({}), with_({ create_before_destroy: true }))).toBe(
      "destroyed first",
    );
  });
});
