import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Construct } from "constructs";

/** How the machines of a cluster are started. */
export interface NodeLaunchTemplateProps {
  readonly launchTemplateName: string;
  /** Name tag of machines, disks and network interfaces. */
  readonly nodeName: string;
  readonly diskSizeGib: number;
  readonly kmsKeyArn: string;
  readonly securityGroupIds: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Of machines, disks and network interfaces: neither a node group's nor the provider's tags get there. */
  readonly allTags: Readonly<Record<string, string>>;
}

const TAGGED = ["instance", "volume", "network-interface"];

/** Nodes with encrypted disks whose pods can't reach the machine's credentials; image and role are the node group's. */
export class NodeLaunchTemplate extends Construct {
  readonly templateId: string;
  /** Moves with each change, so that node groups roll over to it. */
  readonly version: string;

  constructor(scope: Construct, id: string, props: NodeLaunchTemplateProps) {
    super(scope, id);
    const { launchTemplateName, nodeName, diskSizeGib, kmsKeyArn, securityGroupIds, tags, allTags } = props;
    const template = new LaunchTemplate(this, "template", {
      name: launchTemplateName,
      description: `Starts machines named ${nodeName}`,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: [...securityGroupIds],
      // One hop ends at the machine: a pod's request makes a second one.
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: diskSizeGib,
            encrypted: "true",
            kmsKeyId: kmsKeyArn,
            deleteOnTermination: "true",
          },
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: { ...allTags, Name: nodeName } })),
      tags: { ...tags, Name: launchTemplateName },
    });
    this.templateId = template.id;
    this.version = template.getStringAttribute("latest_version");
  }
}
