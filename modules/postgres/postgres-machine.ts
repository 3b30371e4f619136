import { Construct } from "constructs";

import { DataVolume } from "../machine/data-volume";
import { Machine, type MachineProps } from "../machine/machine";
import { MachineAlarms } from "../machine/machine-alarms";
import { postgresUserData, type PostgresBootProps } from "./postgres-boot";
import { POSTGRES_METRICS } from "./postgres-metrics";
import { VOLUME_DEVICES, type VolumeIds, type VolumeName, type VolumeSizesGib } from "./volumes";

/** One machine of a database: a machine, what it is told at its first boot, its disks and whom it alarms. */
export interface PostgresMachineProps extends Omit<MachineProps, "userData"> {
  readonly boot: Omit<PostgresBootProps, "machineName" | "volumeIds">;
  readonly availabilityZone: string;
  readonly volumeSizesGib: VolumeSizesGib;
  readonly alarmTopicArn: string;
}

/** A PostgreSQL server: the machine is replaceable, its disks and its address stay (S3-60, S3-61). */
export class PostgresMachine extends Construct {
  readonly instanceId: string;
  readonly roleArn: string;
  readonly volumeIds: VolumeIds;

  constructor(scope: Construct, id: string, props: PostgresMachineProps) {
    super(scope, id);
    const { boot, machineName, alarmTopicArn, tags } = props;
    const volumes = Object.entries(props.volumeSizesGib).map(([name, sizeGib]) => ({
      name: name as VolumeName,
      disk: this.volume(name, sizeGib, props),
    }));
    this.volumeIds = Object.fromEntries(volumes.map(({ name, disk }) => [name, disk.volumeId]));

    const userData = postgresUserData({ ...boot, machineName, volumeIds: this.volumeIds });
    const machine = new Machine(this, "machine", { ...props, userData });
    this.instanceId = machine.instanceId;
    this.roleArn = machine.roleArn;

    for (const { name, disk } of volumes) disk.attachTo(this.instanceId, VOLUME_DEVICES[name]);
    new MachineAlarms(this, "alarms", {
      machineName,
      instanceId: this.instanceId,
      metricsNamespace: boot.metricsNamespace,
      metrics: POSTGRES_METRICS[boot.role],
      alarmTopicArn,
      tags,
    });
  }

  private volume(name: string, sizeGib: number, props: PostgresMachineProps): DataVolume {
    const { machineName, availabilityZone, kmsKeyArn, deletionProtection, tags } = props;
    return new DataVolume(this, name, {
      volumeName: `${machineName}-${name}`,
      availabilityZone,
      sizeGib,
      kmsKeyArn,
      deletionProtection,
      tags,
    });
  }
}
