import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf, type AwsRequest, type Statement } from "../../../scripts/fleet/review/policies/statement";
import { CLUSTER, SynthesizedServices } from "./synthesize-services";

const ROLE = { arn: "arn:aws:iam::123456789012:role/pod" };
const SERVICE = { service: "pods.eks.amazonaws.com" };
const synth = new SynthesizedServices();

const rightsOf = (service: string): readonly Statement[] =>
  statementsOf(synth.at(`${service}/identity/pod-role/policy`).arguments.policy as string);

const can = (statements: readonly Statement[], request: Omit<AwsRequest, "by">): boolean =>
  evaluate(statements, { by: ROLE, ...request }) === "allowed";

describe.each([
  ["aws-load-balancer-controller", "load-balancer-controller"],
  ["cluster-autoscaler", "cluster-autoscaler"],
  ["external-dns", "external-dns"],
])("the role of %s", (serviceAccount, service) => {
  const document = synth.at(`${service}/identity/pod-role/role`).arguments.assume_role_policy as string;
  // Trust policies name no resource: they are about the role that has them.
  const trust = statementsOf(document).map((statement) => ({ ...statement, Resource: "*" }));
  const asks = (changes: Record<string, string> = {}): boolean =>
    evaluate(trust, {
      by: SERVICE,
      action: "sts:AssumeRole",
      resource: "*",
      context: {
        "aws:SourceAccount": "123456789012",
        "aws:SourceArn": `arn:aws:eks:us-east-2:123456789012:cluster/${CLUSTER}`,
        "aws:RequestTag/kubernetes-namespace": "kube-system",
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
        ...changes,
      },
    }) === "allowed";

  it("is for its pods in its own cluster", () => {
    expect(asks()).toBe(true);
    expect(synth.at(`${service}/identity/association`).arguments).toMatchObject({
      cluster_name: CLUSTER,
      namespace: "kube-system",
      service_account: serviceAccount,
    });
  });

  it.each([
    [
      "another client's cluster",
      "aws:SourceArn",
      "arn:aws:eks:us-east-2:123456789012:cluster/globex-production-us-east-2",
    ],
    ["another namespace", "aws:RequestTag/kubernetes-namespace", "default"],
    ["another service account", "aws:RequestTag/kubernetes-service-account", "default"],
    ["another account", "aws:SourceAccount", "210987654321"],
  ])("is not for %s", (_, key, value) => {
    expect(asks({ [key]: value })).toBe(false);
  });
});

describe("the autoscaler's rights", () => {
  const rights = rightsOf("cluster-autoscaler");
  const group = "arn:aws:autoscaling:us-east-2:123456789012:autoScalingGroup:1-2:autoScalingGroupName/eks-a";
  const scale = (tag: string, action = "autoscaling:SetDesiredCapacity") =>
    can(rights, {
      action,
      resource: group,
      context: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${tag}`]: "owned" },
    });

  it.each(["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"])(
    "are %s on groups that EKS has tagged as this cluster's, and no others",
    (action) => {
      expect(scale(CLUSTER, action)).toBe(true);
      expect(scale("globex-production-us-east-2", action)).toBe(false);
      expect(can(rights, { action, resource: group })).toBe(false);
    },
  );

  it("let it look at all groups, and at this cluster's node groups", () => {
    expect(can(rights, { action: "autoscaling:DescribeAutoScalingGroups", resource: "*" })).toBe(true);
    const nodeGroup = (cluster: string) => `arn:aws:eks:us-east-2:123456789012:nodegroup/${cluster}/a/1`;
    expect(can(rights, { action: "eks:DescribeNodegroup", resource: nodeGroup(CLUSTER) })).toBe(true);
    expect(can(rights, { action: "eks:DescribeNodegroup", resource: nodeGroup(`${CLUSTER}-2`) })).toBe(false);
  });

  it("let it change no group's limits", () => {
    expect(scale(CLUSTER, "autoscaling:UpdateAutoScalingGroup")).toBe(false);
  });
});

describe("ExternalDNS's rights (S3-83)", () => {
  const rights = rightsOf("external-dns");
  const own = `\${${synth.at("zone/zone").address}.arn}`;

  it.each(["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets", "route53:ListTagsForResources"])(
    "are %s in the client's zone, and no other",
    (action) => {
      expect(can(rights, { action, resource: own })).toBe(true);
      expect(can(rights, { action, resource: "arn:aws:route53:::hostedzone/ZPARENT" })).toBe(false);
    },
  );

  it("let it find zones, and neither make nor delete one", () => {
    expect(can(rights, { action: "route53:ListHostedZones", resource: "*" })).toBe(true);
    expect(can(rights, { action: "route53:CreateHostedZone", resource: "*" })).toBe(false);
    expect(can(rights, { action: "route53:DeleteHostedZone", resource: own })).toBe(false);
  });
});
