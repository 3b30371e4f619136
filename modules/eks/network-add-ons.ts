import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { AddOn, type AddOnPlace } from "./add-on";
import { managedPolicyArn } from "./managed-policy";
import { PodIdentity, type PodIdentityPlace } from "./pod-identity";

/** What the add-ons of a node's network need. */
export interface NetworkAddOnsProps extends AddOnPlace, PodIdentityPlace {
  readonly vpcCniRoleName: string;
  readonly partition: string;
}

/**
 * Nodes take whole /28 prefixes instead of single addresses, or a t3.medium would carry 17 pods; a node asks when it
 * starts, so this must be set before the first one. The add-on's schema wants text for all of it.
 */
const VPC_CNI = {
  enableNetworkPolicy: "true",
  env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
};

/** The add-ons without which a node doesn't become ready; none of them needs a node to be installed (X-05, M-56). */
export class NetworkAddOns extends Construct {
  /** What node groups have to wait for. */
  readonly installed: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpcCniRoleName, partition, ...place }: NetworkAddOnsProps) {
    super(scope, id);
    const vpcCni = new PodIdentity(this, "vpc-cni-identity", {
      ...place,
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleName: vpcCniRoleName,
      managedPolicyArns: { "cni-policy": managedPolicyArn(partition, "AmazonEKS_CNI_Policy") },
    });
    this.installed = [
      new AddOn(this, "vpc-cni", { ...place, addOnName: "vpc-cni", configuration: VPC_CNI, after: vpcCni.ready }),
      new AddOn(this, "kube-proxy", { ...place, addOnName: "kube-proxy" }),
      new AddOn(this, "pod-identity-agent", { ...place, addOnName: "eks-pod-identity-agent" }),
    ].map(({ installed }) => installed);
  }
}
