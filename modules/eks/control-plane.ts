import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { ServiceRole } from "../service-role";
import { VersionStep } from "./version-step";

/** What the control plane of a cluster is made of, in EKS's words. */
export interface ControlPlaneSettings {
  readonly clusterName: string;
  /** Minor version, such as `1.35`. */
  readonly kubernetesVersion: string;
  /** `STANDARD`: EKS upgrades at the end of standard support; `EXTENDED`: a year later, for a higher price per hour. */
  readonly supportType: "STANDARD" | "EXTENDED";
  /** Addresses of Kubernetes services; fixed for the cluster's life, and must not meet any network it talks to (M-70). */
  readonly serviceIpv4Cidr: string;
  /** The client's own group, which control plane and nodes carry besides the one that EKS makes. */
  readonly securityGroupId: string;
  /** Networks that reach the public endpoint; without any there is only the private one. */
  readonly publicAccessCidrs: readonly string[];
  /** Whether Terraform refuses to destroy, and so to replace, the cluster. */
  readonly deletionProtection: boolean;
  /** Encrypts the cluster's Secrets, and everything else here that is stored. */
  readonly kmsKeyArn: string;
}

/** The control plane of one cluster. */
export interface ControlPlaneProps extends ControlPlaneSettings {
  readonly subnetIds: readonly string[];
  readonly roleName: string;
  /** EKS would make a log group of its own if this one came later. */
  readonly logGroup: ITerraformDependable;
  readonly clusterArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** A control plane that logs everything, encrypts Secrets and lets in only whom access entries name (S3-48…S3-56). */
export class ControlPlane extends Construct {
  /** The name, ordered after the cluster. */
  readonly clusterName: string;
  readonly endpoint: string;
  /** Base64, as kubeconfig files want it. */
  readonly certificateAuthorityData: string;
  readonly oidcIssuerUrl: string;
  /** The group that EKS makes: nodes that carry it can talk to the control plane and to each other. */
  readonly clusterSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { clusterName, kubernetesVersion, publicAccessCidrs, place, tags } = props;
    const isPublic = publicAccessCidrs.length > 0;
    const role = new ServiceRole(this, "cluster-role", {
      roleName: props.roleName,
      description: `Control plane of ${clusterName}`,
      trust: trustStatement(props),
      managedPolicyArns: { "cluster-policy": arns.managedPolicy(place, "AmazonEKSClusterPolicy") },
      tags,
    });
    const step = new VersionStep(this, "version", { clusterName, kubernetesVersion });
    const cluster = new EksCluster(this, "cluster", {
      name: clusterName,
      version: kubernetesVersion,
      roleArn: role.roleArn,
      vpcConfig: {
        subnetIds: [...props.subnetIds],
        securityGroupIds: [props.securityGroupId],
        endpointPrivateAccess: true,
        endpointPublicAccess: isPublic,
        publicAccessCidrs: isPublic ? [...publicAccessCidrs] : undefined,
      },
      kubernetesNetworkConfig: { serviceIpv4Cidr: props.serviceIpv4Cidr },
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      enabledClusterLogTypes: LOG_TYPES,
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: props.kmsKeyArn } },
      upgradePolicy: { supportType: props.supportType },
      // The add-ons come as resources of their own: pinned, and the network's before any node.
      bootstrapSelfManagedAddons: false,
      tags: { ...tags, Name: clusterName },
      lifecycle: { precondition: [step.precondition], ...(props.deletionProtection && { preventDestroy: true }) },
      dependsOn: [props.logGroup, ...role.grants],
    });

    this.clusterName = cluster.name;
    this.endpoint = cluster.endpoint;
    this.certificateAuthorityData = cluster.certificateAuthority.get(0).data;
    this.oidcIssuerUrl = cluster.identity.get(0).oidc.get(0).issuer;
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
  }
}

/** Only EKS, and only for this very cluster. */
function trustStatement({ clusterArn, place }: ControlPlaneProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: "eks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnEquals: { "aws:SourceArn": clusterArn },
    },
  };
}
