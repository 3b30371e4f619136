import { openedToInternet } from "../../../../../../scripts/fleet/review/gate/rules/opened-to-internet";
import { isWide } from "../../../../../../scripts/fleet/review/gate/rules/wide-block";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf, findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";
import { documentsNamed } from "../../../../../support/fleets";
import { madeIn } from "../../../../../support/synth";

const rule = openedToInternet;
const ALL = "0.0.0.0/0";
const INGRESS = "aws_vpc_security_group_ingress_rule";

const policy = (statement: object): Body => ({
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*", ...statement },
    ],
  }),
});
const ROLE = { Principal: { AWS: "arn:aws:iam::123456789012:role/a" } };
const values = (scheme: string): Body => ({ values: [JSON.stringify({ annotations: { scheme } })] });

describe("blocks that let in the internet", () => {
  it.each([
    ALL,
    "::/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "8.0.0.0/6",
    "10.0.0.0/7",
    "192.0.0.0/9",
    "2000::/3",
    "54.0.0.0/8",
  ])("%s", (cidr) => {
    expect(isWide(cidr)).toBe(true);
  });

  it.each([
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "203.0.113.0/24",
    "203.0.0.0/16",
    "fd00::/8",
    "2001:db8::/32",
    "${var.cidr}",
    "",
    "acme",
  ])("not %j", (cidr) => {
    expect(isWide(cidr)).toBe(false);
  });
});

describe("a way in from the internet", () => {
  it.each<[string, string, Body, Body, string]>([
    ["a rule's block", INGRESS, { cidr_ipv4: "10.0.0.0/8" }, { cidr_ipv4: ALL }, "cidr_ipv4"],
    ["a rule's halves", INGRESS, { cidr_ipv4: "10.0.0.0/8" }, { cidr_ipv4: "0.0.0.0/1" }, "cidr_ipv4"],
    ["a rule's second address family", INGRESS, { cidr_ipv4: "10.0.0.0/8" }, { cidr_ipv6: "::/0" }, "cidr_ipv6"],
    [
      "a group's own rule",
      "aws_security_group",
      {},
      { ingress: [{ cidr_blocks: ["10.0.0.0/8", ALL] }] },
      "ingress.cidr_blocks",
    ],
    [
      "the default group",
      "aws_default_security_group",
      {},
      { ingress: { ipv6_cidr_blocks: ["::/0"] } },
      "ingress.ipv6_cidr_blocks",
    ],
    [
      "a rule of the old kind",
      "aws_security_group_rule",
      { type: "egress", cidr_blocks: [ALL] },
      { type: "ingress", cidr_blocks: [ALL] },
      "cidr_blocks",
    ],
    [
      "a network's list",
      "aws_network_acl_rule",
      { rule_action: "deny", cidr_block: ALL },
      { rule_action: "allow", cidr_block: ALL },
      "cidr_block",
    ],
    [
      "a network's list within",
      "aws_network_acl",
      { ingress: [{ action: "deny", cidr_block: ALL }] },
      { ingress: [{ action: "allow", cidr_block: ALL }] },
      "ingress.cidr_block",
    ],
    [
      "a cluster's endpoint",
      "aws_eks_cluster",
      { vpc_config: { endpoint_public_access: true, public_access_cidrs: ["203.0.113.0/24"] } },
      { vpc_config: { endpoint_public_access: true, public_access_cidrs: [ALL] } },
      "vpc_config.public_access_cidrs",
    ],
    [
      "a cluster's endpoint left to AWS",
      "aws_eks_cluster",
      { vpc_config: [{ endpoint_public_access: false }] },
      { vpc_config: [{}] },
      "vpc_config.public_access_cidrs",
    ],
    [
      "public addresses of a subnet",
      "aws_subnet",
      { map_public_ip_on_launch: false },
      { map_public_ip_on_launch: true },
      "map_public_ip_on_launch",
    ],
    [
      "a machine's public address",
      "aws_instance",
      { associate_public_ip_address: false },
      { associate_public_ip_address: true },
      "associate_public_ip_address",
    ],
    [
      "public addresses of nodes",
      "aws_launch_template",
      {},
      { network_interfaces: { associate_public_ip_address: "true" } },
      "network_interfaces.associate_public_ip_address",
    ],
    ["a balancer", "aws_lb", { internal: true }, { internal: false }, "internal"],
    ["a balancer by a chart", "helm_release", values("internal"), values("internet-facing"), "values.0"],
    [
      "a balancer by an annotation",
      "kubernetes_service_v1",
      { metadata: {} },
      { metadata: { annotations: { scheme: "internet-facing" } } },
      "metadata.annotations.scheme",
    ],
    [
      "a private route",
      "aws_route",
      { nat_gateway_id: "nat-1", destination_cidr_block: ALL },
      { gateway_id: "${aws_internet_gateway.a.id}", destination_cidr_block: ALL },
      "destination_cidr_block",
    ],
    ["a bucket's list", "aws_s3_bucket_acl", { acl: "private" }, { acl: "public-read" }, "acl"],
    [
      "a bucket's list in full",
      "aws_s3_bucket_acl",
      {},
      { access_control_policy: { grant: [{ grantee: { uri: "http://acs.amazonaws.com/groups/global/AllUsers" } }] } },
      "access_control_policy.grant.grantee.uri",
    ],
    [
      "a database",
      "aws_db_instance",
      { publicly_accessible: false },
      { publicly_accessible: true },
      "publicly_accessible",
    ],
    [
      "a function",
      "aws_lambda_permission",
      { principal: "*", source_account: "123456789012" },
      { principal: "*" },
      "principal",
    ],
    ["a bucket's policy", "aws_s3_bucket_policy", policy(ROLE), policy({}), "policy"],
    ["a topic's policy", "aws_sns_topic_policy", policy(ROLE), policy({ Principal: { AWS: "*" } }), "policy"],
    [
      "a queue's policy",
      "aws_sqs_queue_policy",
      policy({ Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-2:123456789012:a" } } }),
      policy({}),
      "policy",
    ],
    [
      "a key's policy",
      "aws_kms_key",
      policy(ROLE),
      policy({ Condition: { StringLike: { "aws:PrincipalArn": "*" } } }),
      "policy",
    ],
    [
      "a role's trust",
      "aws_iam_role",
      { assume_role_policy: policy(ROLE).policy },
      { assume_role_policy: policy({}).policy },
      "assume_role_policy",
    ],
  ])("%s", (_, type, before, after, attribute) => {
    expect(attributesOf(rule, type, before, after)).toEqual([attribute]);
    expect(findingsOf(rule, { type, before, after, action: "replace" })).toHaveLength(1);
    expect(attributesOf(rule, type, after, before)).toEqual([]);
    expect(attributesOf(rule, type, after, after)).toEqual([]);
    const [added] = findingsOf(rule, { type, after });
    expect(added).toMatchObject({ rule: "opened-to-internet", severity: "refused", attribute });
    expect(JSON.stringify(added)).not.toContain(ALL);
  });

  it.each<[string, string, Body]>([
    ["traffic out", "aws_vpc_security_group_egress_rule", { cidr_ipv4: ALL }],
    ["an endpoint's policy: rights are needed besides", "aws_vpc_endpoint", policy({})],
    [
      "everybody of one account",
      "aws_s3_bucket_policy",
      policy({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } }),
    ],
    [
      "everybody from one network that Terraform knows",
      "aws_s3_bucket_policy",
      policy({ Condition: { StringEquals: { "aws:SourceVpc": "${aws_vpc.acme.id}" } } }),
    ],
    ["a denial for everybody", "aws_s3_bucket_policy", policy({ Effect: "Deny" })],
    ["a list that denies", "aws_network_acl", { ingress: [{ action: "deny", cidr_block: ALL }] }],
  ])("is not %s", (_, type, after) => {
    expect(findingsOf(rule, { type, after })).toEqual([]);
  });

  it("tells of one more block beside one that was there", () => {
    const before = { ingress: [{ cidr_blocks: [ALL] }] };
    expect(
      attributesOf(rule, "aws_security_group", before, {
        ingress: [{ cidr_blocks: [ALL] }, { ipv6_cidr_blocks: ["::/0"] }],
      }),
    ).toEqual(["ingress.ipv6_cidr_blocks"]);
  });

  it("of a new network's own route is none, and of an older one is", () => {
    const after = {
      gateway_id: "${aws_internet_gateway.a.id}",
      destination_cidr_block: ALL,
      route_table_id: "${aws_route_table.acme_public.id}",
    };
    const table = { type: "aws_route_table", id: "acme_public", after: {} };
    expect(findingsOf(rule, { type: "aws_route", after }, table)).toEqual([]);
    expect(findingsOf(rule, { type: "aws_route", after }, { ...table, before: {} })).toHaveLength(1);
  });

  it("is noted for the balancer of a client that is new, and refused for one that is there", () => {
    const release = { type: "helm_release", stack: "cluster-services", after: values("internet-facing") };
    const severities = (...others: Parameters<typeof findingsOf>[1][]): string[] =>
      findingsOf(rule, release, ...others).map(({ severity }) => severity);
    expect(severities({ type: "aws_vpc", after: {} })).toEqual(["note"]);
    expect(severities({ type: "aws_vpc", owner: "globex", after: {} })).toEqual(["refused"]);
    expect(severities()).toEqual(["refused"]);
  });

  it("is refused nowhere in what the stacks make", () => {
    const fleet = madeIn(documentsNamed("everything on"));
    const added = fleet.map(({ type, id, stack, body }) => ({
      type,
      id,
      stack,
      owner: id.split("_")[0]!,
      after: body,
    }));
    expect(findingsOf(rule, ...added).filter(({ severity }) => severity === "refused")).toEqual([]);
    const kept = oneOfEachKind().map(({ type, id, stack, body }) => ({ type, id, stack, before: body, after: body }));
    expect(findingsOf(rule, ...kept)).toEqual([]);
  });
});
