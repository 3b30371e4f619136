import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import { Construct } from "constructs";
import type { ClusterPlace } from "../cluster/add-on";

/** The key that volumes are encrypted with. */
export interface DefaultStorageClassProps {
  readonly cluster: ClusterPlace;
  /** The EBS CSI driver's role must be allowed to use it. */
  readonly kmsKeyArn: string;
}

/** The class of volumes that name none: gp3, encrypted with the client's key, made in the zone of their pod, growable (S3-90, M-56). */
export class DefaultStorageClass extends Construct {
  /** `gp3`: charts name it, so that they don't depend on which class is the default. */
  readonly storageClassName = "gp3";
  readonly resource: StorageClassV1;

  constructor(scope: Construct, id: string, { cluster, kmsKeyArn }: DefaultStorageClassProps) {
    super(scope, id);
    this.resource = new StorageClassV1(this, "class", {
      provider: cluster.kubernetes,
      metadata: {
        name: this.storageClassName,
        annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
      },
      storageProvisioner: "ebs.csi.aws.com",
      // Kubernetes never changes these: what may change over a client's life, such as tags, doesn't belong here.
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: kmsKeyArn },
      reclaimPolicy: "Delete",
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
    });
  }
}
