import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { NodeLaunchTemplate } from "./launch-template";
import { nodeGroupName } from "./node-generation";
import { ServiceRole } from "../service-role";
import { zoneShare } from "./zone-share";

/** Machines of a cluster, in EKS's words; sizes count all zones together. */
export interface NodeSettings {
  /** All of one architecture. */
  readonly instanceTypes: readonly string[];
  readonly architecture: "x86_64" | "arm64";
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly diskSizeGib: number;
  readonly minSize: number;
  readonly maxSize: number;
  /** What a new cluster starts with; the autoscaler decides from then on (C-22). */
  readonly desiredSize: number;
  /** How the names of the groups begin, by zone; at most 54 characters. */
  readonly nodeGroupStems: Readonly<Record<string, string>>;
  /** Blocks of the subnets, by zone. */
  readonly subnetCidrs: Readonly<Record<string, string>>;
  readonly launchTemplateName: string;
}

/** The nodes of one cluster. */
export interface NodesProps extends NodeSettings {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  /** Name tag of machines, disks and network interfaces. */
  readonly nodeName: string;
  /** By zone. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupIds: readonly string[];
  readonly kmsKeyArn: string;
  readonly roleName: string;
  /** The add-ons without which nodes don't become ready. */
  readonly networkAddOns: readonly ITerraformDependable[];
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
  /** Of machines, disks and network interfaces. */
  readonly allTags: Readonly<Record<string, string>>;
}

const AMI_TYPES = { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" } as const;

/**
 * A managed node group per zone, since volumes stay in theirs and the autoscaler must be able to add a node where one
 * waits (S3-49). EKS itself tags the groups' machines for the autoscaler: `k8s.io/cluster-autoscaler/enabled` and
 * `…/<cluster>` on every Auto Scaling group.
 */
export class Nodes extends Construct {
  readonly roleArn: string;
  readonly nodeGroups: readonly ITerraformDependable[];
  /** By zone. */
  readonly nodeGroupNames: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: NodesProps) {
    super(scope, id);
    const role = this.role(props);
    const template = new NodeLaunchTemplate(this, "launch-template", props);
    const zones = Object.keys(props.subnetIds);
    const min = zoneShare(props.minSize, zones);
    const max = zoneShare(props.maxSize, zones);
    const desired = zoneShare(props.desiredSize, zones);

    this.roleArn = role.roleArn;
    this.nodeGroupNames = Object.fromEntries(zones.map((zone) => [zone, nameIn(zone, props)]));
    this.nodeGroups = Object.entries(props.subnetIds).map(
      ([zone, subnetId]) =>
        new EksNodeGroup(this, zone, {
          clusterName: props.clusterName,
          nodeGroupName: this.nodeGroupNames[zone],
          nodeRoleArn: role.roleArn,
          subnetIds: [subnetId],
          version: props.kubernetesVersion,
          amiType: AMI_TYPES[props.architecture],
          instanceTypes: [...props.instanceTypes],
          capacityType: props.capacityType,
          launchTemplate: { id: template.templateId, version: template.version },
          // EKS takes no group that can't have a node.
          scalingConfig: { minSize: min[zone]!, maxSize: Math.max(1, max[zone]!), desiredSize: desired[zone]! },
          updateConfig: { maxUnavailable: 1 },
          nodeRepairConfig: { enabled: true },
          tags: { ...props.tags, Name: props.nodeGroupStems[zone]! },
          // Other machines are other groups: the new ones carry the load before the old ones are drained.
          lifecycle: { createBeforeDestroy: true, ignoreChanges: ["scaling_config[0].desired_size"] },
          dependsOn: [...role.grants, ...props.networkAddOns],
        }),
    );
  }

  /** No rights for the network or volumes: those belong to the pods that use them. */
  private role({ roleName, nodeName, place, tags }: NodesProps): ServiceRole {
    return new ServiceRole(this, "node-role", {
      roleName,
      description: `Machines named ${nodeName}`,
      trust: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      managedPolicyArns: {
        "worker-node": arns.managedPolicy(place, "AmazonEKSWorkerNodePolicy"),
        "pull-images": arns.managedPolicy(place, "AmazonEC2ContainerRegistryPullOnly"),
        "session-manager": arns.managedPolicy(place, "AmazonSSMManagedInstanceCore"),
      },
      tags,
    });
  }
}

function nameIn(zone: string, props: NodesProps): string {
  const { instanceTypes, capacityType, architecture, roleName, launchTemplateName } = props;
  return nodeGroupName(props.nodeGroupStems[zone]!, {
    instanceTypes,
    capacityType,
    amiType: AMI_TYPES[architecture],
    roleName,
    launchTemplateName,
    subnetCidr: props.subnetCidrs[zone]!,
  });
}
