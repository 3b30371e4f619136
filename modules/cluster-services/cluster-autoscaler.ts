import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import { ChartRelease } from "../cluster/chart-release";
import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import { PodIdentity } from "../eks/pod-identity";
import type { PolicyStatement } from "../policy-statement";
import type { AddOnProps, ClusterPlace } from "../cluster/add-on";
import { autoscalerImageTag } from "./autoscaler-image";

/** When nodes go again (S3-78). */
export interface AutoscalerSettings {
  readonly scaleDownEnabled: boolean;
  /** How long a node must be idle, such as `5m`. */
  readonly scaleDownUnneededTime: string;
  /** How long after a node was added none is removed, such as `10m`. */
  readonly scaleDownDelayAfterAdd: string;
  /** A node whose requests are below this share is idle; 0 to 1. */
  readonly scaleDownUtilizationThreshold: number;
}

/** A cluster's autoscaler. */
export interface ClusterAutoscalerProps extends AddOnProps {
  readonly kubernetesVersion: string;
  readonly roleName: string;
  readonly settings: AutoscalerSettings;
  readonly requests: ContainerRequests;
}

const NAMESPACE = "kube-system";
const NAME = "cluster-autoscaler";

/** Adds nodes when pods find no room and removes idle ones, in its own cluster's node groups only (S3-75, S3-78). */
export class ClusterAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: ClusterAutoscalerProps) {
    super(scope, id);
    const { cluster, chart, roleName } = props;
    const identity = new PodIdentity(this, "identity", {
      ...cluster,
      namespace: NAMESPACE,
      serviceAccount: NAME,
      roleName,
      statements: autoscalerStatements(cluster),
    });
    new ChartRelease(this, "chart", {
      releaseName: NAME,
      chart,
      namespace: NAMESPACE,
      values: values(props),
      helm: cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    });
  }
}

function values({ cluster, chart, kubernetesVersion, settings, requests }: ClusterAutoscalerProps): HelmValues {
  const tag = autoscalerImageTag(chart.version, kubernetesVersion);
  return {
    // The chart would call its pods aws-cluster-autoscaler, and the documented selector find none (S3-79, M-57).
    nameOverride: NAME,
    cloudProvider: "aws",
    awsRegion: cluster.place.region,
    // By the tags that EKS puts on the Auto Scaling groups of its node groups.
    autoDiscovery: { clusterName: cluster.clusterName },
    rbac: { serviceAccount: { create: true, name: NAME } },
    image: tag === undefined ? undefined : { tag },
    resources: resources(requests),
    extraArgs: {
      // A node group per zone: they grow evenly.
      "balance-similar-node-groups": true,
      expander: "least-waste",
      // Every node runs a pod of kube-system or one with an emptyDir: with the defaults none would ever go.
      "skip-nodes-with-system-pods": false,
      "skip-nodes-with-local-storage": false,
      "scale-down-enabled": settings.scaleDownEnabled,
      "scale-down-unneeded-time": settings.scaleDownUnneededTime,
      "scale-down-delay-after-add": settings.scaleDownDelayAfterAdd,
      "scale-down-utilization-threshold": String(settings.scaleDownUtilizationThreshold),
    },
  };
}

/** Looking at all groups, which AWS can't narrow, and scaling those that EKS has tagged as this cluster's. */
function autoscalerStatements({ clusterName, place }: ClusterPlace): PolicyStatement[] {
  return [
    {
      Sid: "Describe",
      Effect: "Allow",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      Resource: "*",
    },
    {
      Sid: "DescribeOwnNodeGroups",
      Effect: "Allow",
      Action: "eks:DescribeNodegroup",
      Resource: arns.regional(place, "eks", `nodegroup/${clusterName}/*/*`),
    },
    {
      Sid: "ScaleOwnNodeGroups",
      Effect: "Allow",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: arns.regional(place, "autoscaling", "autoScalingGroup:*:autoScalingGroupName/*"),
      Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned" } },
    },
  ];
}
