import { App, TerraformOutput, TerraformStack } from "cdktf";

import { ClientCluster, type ClientClusterProps } from "../../../modules/eks/client-cluster";
import type { PolicyStatement } from "../../../modules/policy-statement";
import { OHIO } from "../../support/aws-places";

/** One resource of the synthesized JSON: its arguments by their Terraform names. */
export type Resource = Record<string, unknown> & { tags?: Record<string, string>; depends_on?: string[] };

export const KMS_KEY_ARN = "arn:aws:kms:us-east-2:123456789012:key/1b2c3d4e-0000-4000-8000-000000000000";
export const CLUSTER_ARN = "arn:aws:eks:us-east-2:123456789012:cluster/acme-production-us-east-2";

/** A cluster of two zones with a public endpoint and two administrators. */
export const CLUSTER: ClientClusterProps = {
  deletionProtection: true,
  clusterName: "acme-production-us-east-2",
  kubernetesVersion: "1.35",
  supportType: "STANDARD",
  serviceIpv4Cidr: "172.20.0.0/16",
  subnetIds: { "us-east-2a": "subnet-a", "us-east-2b": "subnet-b" },
  securityGroupId: "sg-client",
  publicAccessCidrs: ["203.0.113.0/24"],
  kmsKeyArn: KMS_KEY_ARN,
  readers: {},
  administrators: {
    "terraform-deploy": "arn:aws:iam::123456789012:role/terraform-deploy",
    "break-glass": "arn:aws:iam::123456789012:role/break-glass",
  },
  addOnVersions: {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.35.3-eksbuild.13",
    coredns: "v1.14.3-eksbuild.3",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
  },
  nodes: {
    instanceTypes: ["m6i.large", "m5.large"],
    architecture: "x86_64",
    capacityType: "ON_DEMAND",
    diskSizeGib: 50,
    minSize: 3,
    maxSize: 7,
    desiredSize: 4,
    nodeGroupStems: { "us-east-2a": "acme-production-us-east-2a", "us-east-2b": "acme-production-us-east-2b" },
    subnetCidrs: { "us-east-2a": "10.1.64.0/20", "us-east-2b": "10.1.80.0/20" },
    launchTemplateName: "acme-production-nodes",
  },
  logs: { logGroupName: "/aws/eks/acme-production-us-east-2/cluster", retentionDays: 90 },
  audit: {
    bucketName: "fleet-us-east-2-audit-logs-production",
    prefix: "audit-logs/client=acme/",
    streamName: "acme-production-audit-logs",
    errorLogGroupName: "/aws/kinesisfirehose/acme-production-audit-logs",
    deliveryRoleName: "acme-production-us-east-2-audit-delivery",
    subscriptionRoleName: "acme-production-us-east-2-audit-subscription",
    alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
  },
  roleNames: {
    cluster: "acme-production-us-east-2-cluster",
    nodes: "acme-production-us-east-2-nodes",
    vpcCni: "acme-production-us-east-2-vpc-cni",
    ebsCsi: "acme-production-us-east-2-ebs-csi",
  },
  place: OHIO,
  tags: { Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
  allTags: { Environment: "production", Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
};

/** Names a construct's address by its path, as layers do, so that tests and messages read alike. */
class NamedStack extends TerraformStack {
  protected override allocateLogicalId(element: Parameters<TerraformStack["allocateLogicalId"]>[0]): string {
    const node = "node" in element ? element.node : element;
    return node.path.split("/").slice(1).join("_");
  }
}

interface SynthesizedStack {
  resource: Record<string, Record<string, Resource>>;
  data: Record<string, Record<string, Resource>>;
  output: { published: { value: Record<keyof ClientCluster, unknown> } };
}

/** The cluster as Terraform sees it, with questions to ask of it. */
export class SynthesizedCluster {
  private readonly json: SynthesizedStack;
  /** Everything the construct publishes, as the expressions that Terraform evaluates. */
  readonly published: Record<keyof ClientCluster, unknown>;

  constructor(changes: Partial<ClientClusterProps> = {}) {
    const stack = new NamedStack(new App(), "platform");
    const cluster = new ClientCluster(stack, "cluster", { ...CLUSTER, ...changes });
    new TerraformOutput(stack, "published", { value: { ...cluster, node: undefined } });

    const withoutMetadata = (key: string, value: unknown) => (key === "//" ? undefined : value);
    this.json = JSON.parse(JSON.stringify(stack.toTerraform(), withoutMetadata)) as SynthesizedStack;
    this.published = this.json.output.published.value;
  }

  /** Every resource by its Terraform address. */
  resources(): Record<string, Resource> {
    return Object.fromEntries(
      Object.entries(this.json.resource).flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([id, resource]) => [`${type}.${id}`, resource]),
      ),
    );
  }

  /** The resource at an address below the cluster's. */
  at(type: string, path: string): Resource {
    const found = this.json.resource[type]?.[`cluster_${path}`];
    if (!found)
      throw new Error(`no ${type} cluster_${path}: ${Object.keys(this.json.resource[type] ?? {}).join(", ")}`);
    return found;
  }

  all(type: string): Resource[] {
    return Object.values(this.json.resource[type] ?? {});
  }

  data(type: string): Record<string, Resource> {
    return this.json.data[type] ?? {};
  }
}

/** The statements of a policy document. */
export function statements(json: unknown): PolicyStatement[] {
  return (JSON.parse(String(json)) as { Statement: PolicyStatement[] }).Statement;
}
