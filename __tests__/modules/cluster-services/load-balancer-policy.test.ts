import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FIREWALL_ACTIONS } from "../../../config/catalogue/workloads/load-balancer-actions";
import { loadBalancerStatements } from "../../../modules/cluster-services/load-balancer-policy";
import { policyDocument } from "../../../modules/policy-statement";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import { CLUSTER } from "./synthesize-services";
import { OHIO } from "../../support/aws-places";

const TAG = "elbv2.k8s.aws/cluster";
const OTHER = "globex-production-us-east-2";
const ARN = "arn:aws:elasticloadbalancing:us-east-2:123456789012:";
const GROUP = "arn:aws:ec2:us-east-2:123456789012:security-group/sg-1";

/** The actions that the project's own policy names, sorted: a file for each release. */
const PROJECT_ACTIONS = join(__dirname, "..", "..", "fixtures", "load-balancer-actions");

const statementsFor = (chartVersion: string, partition = "aws"): readonly Statement[] =>
  loadBalancerStatements({
    chartVersion,
    clusterName: CLUSTER,
    vpcId: "vpc-0123",
    place: { ...OHIO, partition },
  });

const actionsOf = (statements: readonly Statement[]): string[] =>
  [...new Set(statements.flatMap(({ Action }) => Action ?? []))].sort();

describe.each([
  ["3.5.0", "v3.5.0"],
  ["1.8.1", "v2.8.1"],
])("the rights of a load balancer controller of chart %s", (chartVersion, release) => {
  const statements = statementsFor(chartVersion);

  it(`are the actions that ${release} of the project asks for, without those to everybody's firewalls (G3)`, () => {
    const theirs = readFileSync(join(PROJECT_ACTIONS, `${release}.json`), "utf8");
    const { actions } = JSON.parse(theirs) as { actions: string[] };
    expect([...actionsOf(statements), ...FIREWALL_ACTIONS].sort()).toEqual(actions);
  });

  it("fit into one policy of a role", () => {
    expect(policyDocument(statements as never).length).toBeLessThan(10_240);
  });
});

describe("the rights of a load balancer controller", () => {
  const statements = statementsFor("3.5.0");
  const can = (action: string, resource: string, context: Record<string, string> = {}): boolean =>
    evaluate(statements, { by: { arn: "arn:aws:iam::123456789012:role/pod" }, action, resource, context }) ===
    "allowed";
  const having = (cluster: string) => ({ [`aws:ResourceTag/${TAG}`]: cluster });
  const asking = (cluster: string) => ({ [`aws:RequestTag/${TAG}`]: cluster });

  const RESOURCES: Record<string, string> = {
    LoadBalancer: `${ARN}loadbalancer/app/k8s-a/1`,
    TargetGroup: `${ARN}targetgroup/k8s-a/1`,
    Listener: `${ARN}listener/net/k8s-a/1/2`,
    Rule: `${ARN}listener-rule/app/k8s-a/1/2/3`,
  };

  it.each([
    ["DeleteLoadBalancer", "LoadBalancer"],
    ["SetSecurityGroups", "LoadBalancer"],
    ["CreateListener", "LoadBalancer"],
    ["DeleteTargetGroup", "TargetGroup"],
    ["RegisterTargets", "TargetGroup"],
    ["CreateRule", "Listener"],
    ["ModifyListener", "Listener"],
    ["DeleteListener", "Listener"],
    ["SetRulePriorities", "Rule"],
    ["DeleteRule", "Rule"],
    ["RemoveTags", "Rule"],
  ])("let it %s on a %s of its own cluster only (G3)", (action, kind) => {
    const named = `elasticloadbalancing:${action}`;
    expect(can(named, RESOURCES[kind]!, having(CLUSTER))).toBe(true);
    expect(can(named, RESOURCES[kind]!, having(OTHER))).toBe(false);
    expect(can(named, RESOURCES[kind]!)).toBe(false);
  });

  it.each(["LoadBalancer", "TargetGroup"])("let it make a %s under its own cluster's name only", (kind) => {
    const create = `elasticloadbalancing:Create${kind}`;
    expect(can(create, RESOURCES[kind]!, asking(CLUSTER))).toBe(true);
    expect(can(create, RESOURCES[kind]!, asking(OTHER))).toBe(false);
    expect(can(create, RESOURCES[kind]!)).toBe(false);
  });

  it.each(Object.entries(RESOURCES))("let it tag a new %s with its own cluster's name only", (kind, resource) => {
    const created = { "elasticloadbalancing:CreateAction": `Create${kind}` };
    const tag = "elasticloadbalancing:AddTags";
    expect(can(tag, resource, { ...created, ...asking(CLUSTER) })).toBe(true);
    expect(can(tag, resource, { ...created, ...asking(OTHER) })).toBe(false);
  });

  it("don't let it make another's load balancer its own", () => {
    const tag = "elasticloadbalancing:AddTags";
    expect(can(tag, RESOURCES.LoadBalancer!, { ...having(OTHER), ...asking(CLUSTER) })).toBe(false);
    expect(can(tag, RESOURCES.LoadBalancer!, having(OTHER))).toBe(false);
    expect(can(tag, RESOURCES.LoadBalancer!, having(CLUSTER))).toBe(true);
    expect(can("ec2:CreateTags", GROUP, { ...having(OTHER), ...asking(CLUSTER) })).toBe(false);
  });

  it.each(["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"])(
    "let it %s in its own VPC only",
    (action) => {
      const inVpc = (vpc: string) => ({ "ec2:Vpc": `arn:aws:ec2:us-east-2:123456789012:vpc/${vpc}` });
      expect(can(action, GROUP, inVpc("vpc-0123"))).toBe(true);
      expect(can(action, GROUP, inVpc("vpc-9999"))).toBe(false);
    },
  );

  it("let it make security groups in its own VPC and delete its own", () => {
    expect(can("ec2:CreateSecurityGroup", "arn:aws:ec2:us-east-2:123456789012:vpc/vpc-0123")).toBe(true);
    expect(can("ec2:CreateSecurityGroup", "arn:aws:ec2:us-east-2:123456789012:vpc/vpc-9999")).toBe(false);
    expect(can("ec2:CreateSecurityGroup", GROUP, asking(CLUSTER))).toBe(true);
    expect(can("ec2:DeleteSecurityGroup", GROUP, having(CLUSTER))).toBe(true);
    expect(can("ec2:DeleteSecurityGroup", GROUP, having(OTHER))).toBe(false);
  });

  it("let it make the load balancers' service-linked role, and no other", () => {
    const role = (service: string) => `arn:aws:iam::123456789012:role/aws-service-role/${service}/AWSServiceRole`;
    const create = (service: string) =>
      can("iam:CreateServiceLinkedRole", role(service), { "iam:AWSServiceName": service });
    expect(create("elasticloadbalancing.amazonaws.com")).toBe(true);
    expect(create("eks.amazonaws.com")).toBe(false);
  });

  it("are in the partition given", () => {
    const resources = statementsFor("3.5.0", "aws-cn").flatMap(({ Resource }) => Resource ?? []);
    expect(resources.filter((resource) => resource !== "*" && !resource.startsWith("arn:aws-cn:"))).toEqual([]);
  });
});

describe("a chart between the two", () => {
  it.each([
    ["1.7.2", false],
    ["1.8.4", false],
    ["1.13.0", true],
    ["3.0.0", true],
    ["4.0.0", true],
  ])("%s gets the later rights: %s", (version, later) => {
    expect(actionsOf(statementsFor(version)).includes("elasticloadbalancing:SetRulePriorities")).toBe(later);
  });
});
