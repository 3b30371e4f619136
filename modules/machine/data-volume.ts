import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { Construct } from "constructs";

/** One disk for data. */
export interface DataVolumeProps {
  /** Value of the Name tag. */
  readonly volumeName: string;
  readonly availabilityZone: string;
  readonly sizeGib: number;
  /** Above the 3,000 that gp3 has anyway. */
  readonly iops?: number;
  /** Above the 125 that gp3 has anyway. */
  readonly throughputMibPerSecond?: number;
  readonly kmsKeyArn: string;
  /** Whether Terraform refuses to destroy it. */
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * An encrypted gp3 disk that outlives every machine it is attached to (S3-61). It exists before its machine, whose user
 * data names it; if it is ever destroyed, a snapshot of it remains.
 */
export class DataVolume extends Construct {
  readonly volumeId: string;

  constructor(scope: Construct, id: string, props: DataVolumeProps) {
    super(scope, id);
    const volume = new EbsVolume(this, "volume", {
      availabilityZone: props.availabilityZone,
      type: "gp3",
      size: props.sizeGib,
      iops: props.iops,
      throughput: props.throughputMibPerSecond,
      encrypted: true,
      kmsKeyId: props.kmsKeyArn,
      finalSnapshot: true,
      tags: { ...props.tags, Name: props.volumeName },
      lifecycle: props.deletionProtection ? { preventDestroy: true } : undefined,
    });
    this.volumeId = volume.id;
  }

  /** Attaches the disk under a device name, once its machine exists. */
  attachTo(instanceId: string, deviceName: string): void {
    new VolumeAttachment(this, "attachment", {
      deviceName,
      volumeId: this.volumeId,
      instanceId,
      // A file system that is written to while its disk is taken away is a broken one.
      stopInstanceBeforeDetaching: true,
    });
  }
}
