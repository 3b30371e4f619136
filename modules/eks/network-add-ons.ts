import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import { ManagedAddOn, type AddOnPlace } from "./managed-add-on";
import { PodIdentity, type PodIdentityPlace } from "./pod-identity";

/** What the add-ons of a node's network need. */
export interface NetworkAddOnsProps extends AddOnPlace, PodIdentityPlace {
  readonly vpcCniRoleName: string;
  /** Of the network interfaces that nodes add: one that is left behind can be told by them. */
  readonly allTags: Readonly<Record<string, string>>;
}

/**
 * Nodes take whole /28 prefixes instead of single addresses, or a t3.medium would carry 17 pods; a node asks when it
 * starts, so this must be set before the first one. The add-on's schema wants text for all of it.
 */
const PREFIXES = { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" };

/** The add-ons without which a node doesn't become ready; none of them needs a node to be installed (X-05, M-56). */
export class NetworkAddOns extends Construct {
  /** What node groups have to wait for. */
  readonly installed: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpcCniRoleName, allTags, ...cluster }: NetworkAddOnsProps) {
    super(scope, id);
    const vpcCni = new PodIdentity(this, "vpc-cni-identity", {
      ...cluster,
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleName: vpcCniRoleName,
      managedPolicyArns: { "cni-policy": arns.managedPolicy(cluster.place, "AmazonEKS_CNI_Policy") },
    });
    this.installed = [
      new ManagedAddOn(this, "vpc-cni", {
        ...cluster,
        addOnName: "vpc-cni",
        configuration: {
          enableNetworkPolicy: "true",
          env: { ...PREFIXES, ADDITIONAL_ENI_TAGS: JSON.stringify(allTags) },
        },
        after: vpcCni.ready,
      }),
      new ManagedAddOn(this, "kube-proxy", { ...cluster, addOnName: "kube-proxy" }),
      new ManagedAddOn(this, "pod-identity-agent", { ...cluster, addOnName: "eks-pod-identity-agent" }),
    ].map(({ installed }) => installed);
  }
}
