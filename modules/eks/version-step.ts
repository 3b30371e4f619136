import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { DataAwsEksClusters } from "@cdktf/provider-aws/lib/data-aws-eks-clusters";
import { conditional, Fn, type IResolvable, type Precondition, ref, TerraformCount, Token } from "cdktf";
import { Construct } from "constructs";

/** Which cluster is to run which version. */
export interface VersionStepProps {
  readonly clusterName: string;
  /** Minor version, such as `1.35`. */
  readonly kubernetesVersion: string;
}

/**
 * Refuses, while Terraform plans, a version that EKS can't reach from the one that runs: it goes one minor version at a
 * time and never back (S3-55). A cluster that doesn't exist yet starts with any version.
 */
export class VersionStep extends Construct {
  readonly precondition: Precondition;

  constructor(scope: Construct, id: string, { clusterName, kubernetesVersion }: VersionStepProps) {
    super(scope, id);
    // Asking for a cluster that doesn't exist is an error, so the list is asked first.
    const clusters = new DataAwsEksClusters(this, "clusters", {});
    const exists = conditional(Fn.contains(clusters.names, clusterName), 1, 0);
    const cluster = new DataAwsEksCluster(this, "cluster", {
      name: clusterName,
      count: TerraformCount.of(Token.asNumber(exists)),
    });
    const running = Token.asString(
      Fn.try([ref(`data.${cluster.terraformResourceType}.${cluster.friendlyUniqueId}[0].version`), kubernetesVersion]),
    );
    const previous = previousMinor(kubernetesVersion);

    this.precondition = {
      condition: Fn.contains([previous, kubernetesVersion], running) as IResolvable,
      errorMessage:
        `cluster ${clusterName} runs ${running}, and EKS goes one minor version at a time, never back: ` +
        `${kubernetesVersion} needs ${previous} first`,
    };
  }
}

/** `1.34` for `1.35`. */
export function previousMinor(kubernetesVersion: string): string {
  const [major, minor] = kubernetesVersion.split(".");
  return `${major}.${Number(minor) - 1}`;
}
