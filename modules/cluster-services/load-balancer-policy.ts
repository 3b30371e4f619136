import { loadBalancerActions } from "../../config/catalogue/workloads/load-balancer-actions";
import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyConditions, PolicyStatement } from "../policy-statement";

/** Whose load balancers a controller may manage. */
export interface LoadBalancerRights {
  /** Of chart aws-load-balancer-controller. */
  readonly chartVersion: string;
  readonly clusterName: string;
  readonly vpcId: string;
  readonly place: AwsPlace;
}

/** The tag that a controller puts on everything it makes, with its cluster's name (its pkg/deploy/tracking/provider.go). */
const CLUSTER_TAG = "elbv2.k8s.aws/cluster";

/**
 * The rights of one cluster's AWS Load Balancer Controller: the actions of the project's own iam_policy.json, which asks
 * for *a* cluster's tag and so would give every client of the account every other's load balancers. Here it has to be
 * this cluster's, and security groups have to be in its VPC (G3). What can't be narrowed to a cluster's own is left out.
 */
export function loadBalancerStatements(rights: LoadBalancerRights): PolicyStatement[] {
  const { chartVersion, clusterName, vpcId, place } = rights;
  const actions = loadBalancerActions(chartVersion);
  const ec2 = (resource: string): string => arns.regional(place, "ec2", resource);
  const balancing = (resource: string): string => arns.regional(place, "elasticloadbalancing", resource);

  const [groups, vpc] = [ec2("security-group/*"), ec2(`vpc/${vpcId}`)];
  const balancers = ["loadbalancer/app/*/*", "loadbalancer/net/*/*", "targetgroup/*/*"].map(balancing);
  const listeners = ["listener", "listener-rule"].flatMap((type) =>
    ["app", "net"].map((kind) => balancing(`${type}/${kind}/*/*/*`)),
  );
  const own = { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName };
  const marked = { [`aws:RequestTag/${CLUSTER_TAG}`]: clusterName };
  const keepsMark = { StringEquals: own, Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: "true" } };

  return [
    allow("Describe", actions.describe, "*"),
    allow("UseCertificates", actions.certificates, "*"),
    allow(
      "CreateServiceLinkedRole",
      "iam:CreateServiceLinkedRole",
      arns.role(place, "aws-service-role/elasticloadbalancing.amazonaws.com/*"),
      { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
    ),
    // The nodes' group, which the cluster made, has to let the load balancers in.
    allow("OpenVpc", ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"], groups, {
      ArnEquals: { "ec2:Vpc": vpc },
    }),
    allow("CreateSecurityGroups", "ec2:CreateSecurityGroup", groups, { StringEquals: marked }),
    allow("CreateSecurityGroupsInVpc", "ec2:CreateSecurityGroup", vpc),
    allow("TagNewSecurityGroups", "ec2:CreateTags", groups, {
      StringEquals: { "ec2:CreateAction": "CreateSecurityGroup", ...marked },
    }),
    allow("TagOwnSecurityGroups", ["ec2:CreateTags", "ec2:DeleteTags"], groups, keepsMark),
    allow("DeleteOwnSecurityGroups", "ec2:DeleteSecurityGroup", groups, { StringEquals: own }),
    allow("Create", ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"], balancers, {
      StringEquals: marked,
    }),
    allow("TagNew", "elasticloadbalancing:AddTags", [...balancers, ...listeners], {
      StringEquals: {
        "elasticloadbalancing:CreateAction": [
          "CreateListener",
          "CreateLoadBalancer",
          "CreateRule",
          "CreateTargetGroup",
        ],
        ...marked,
      },
    }),
    allow(
      "TagOwn",
      ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
      [...balancers, ...listeners],
      keepsMark,
    ),
    allow("ChangeOwn", actions.change, [...balancers, ...listeners], { StringEquals: own }),
  ];
}

function allow(
  sid: string,
  actions: string | readonly string[],
  resources: string | readonly string[],
  conditions?: PolicyConditions,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(conditions && { Condition: conditions }),
  };
}
