import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { PolicyStatement } from "../policy-statement";
import { ManagedAddOn, type AddOnPlace } from "./managed-add-on";
import { PodIdentity, type PodIdentityPlace } from "./pod-identity";

/** What the add-ons that run as ordinary pods need. */
export interface WorkloadAddOnsProps extends AddOnPlace, PodIdentityPlace {
  readonly ebsCsiRoleName: string;
  /** Encrypts the volumes of pods. */
  readonly kmsKeyArn: string;
  /** Without nodes EKS reports these add-ons as degraded, and the apply fails. */
  readonly nodeGroups: readonly ITerraformDependable[];
  /** Of the volumes and snapshots of pods. */
  readonly allTags: Readonly<Record<string, string>>;
}

/** The add-ons that need nodes: names for services, and volumes for pods (M-56). */
export class WorkloadAddOns extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadAddOnsProps) {
    super(scope, id);
    const { ebsCsiRoleName, kmsKeyArn, nodeGroups, allTags, ...cluster } = props;
    const ebsCsi = new PodIdentity(this, "ebs-csi-identity", {
      ...cluster,
      namespace: "kube-system",
      serviceAccount: "ebs-csi-controller-sa",
      roleName: ebsCsiRoleName,
      // Volumes, snapshots and machines of this cluster only: it compares their tags with the pods' session tags.
      managedPolicyArns: {
        "ebs-csi-policy": arns.managedPolicy(cluster.place, "AmazonEBSCSIDriverEKSClusterScopedPolicy"),
      },
      statements: keyStatements(kmsKeyArn),
    });
    new ManagedAddOn(this, "coredns", { ...cluster, addOnName: "coredns", after: nodeGroups });
    new ManagedAddOn(this, "ebs-csi-driver", {
      ...cluster,
      addOnName: "aws-ebs-csi-driver",
      configuration: ebsCsiConfiguration(allTags),
      after: [...ebsCsi.ready, ...nodeGroups],
    });
    // Mounts secrets into pods, each with the pod's own role; only clusters that have some to mount need it.
    if (cluster.addOnVersions["aws-secrets-store-csi-driver-provider"])
      new ManagedAddOn(this, "secrets-store", {
        ...cluster,
        addOnName: "aws-secrets-store-csi-driver-provider",
        after: nodeGroups,
      });
  }
}

/**
 * The driver's own default class names no key and asks for no encryption, and can't be told to; whoever adds a class of
 * its own would then have two defaults. The default class, gp3 with the client's key, comes from the layer that talks
 * to Kubernetes. Volumes carry all tags all the same, for they cost money.
 */
function ebsCsiConfiguration(tags: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return { defaultStorageClass: { enabled: false }, controller: { extraVolumeTags: tags } };
}

/** The driver asks EC2 to encrypt, and EC2 uses the key in the driver's name. */
function keyStatements(kmsKeyArn: string): PolicyStatement[] {
  return [
    {
      Sid: "UseKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"],
      Resource: kmsKeyArn,
    },
    {
      Sid: "AttachEncryptedVolumes",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: kmsKeyArn,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
