import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import { bootProgram } from "../machine/boot-program";
import { cloudConfig } from "../machine/cloud-config";
import { DataVolume } from "../machine/data-volume";
import { envFile } from "../machine/env-file";
import { Machine } from "../machine/machine";
import { MachineAlarms } from "../machine/machine-alarms";
import { diskMetric } from "../machine/machine-metric";
import { metricsRight } from "../machine/metrics-right";
import { SnapshotPolicy, snapshotTag } from "../machine/snapshot-policy";

/** Nightly snapshots of the data disk. */
export interface AnalyticsSnapshots {
  readonly policyName: string;
  readonly roleName: string;
  readonly retentionDays: number;
}

/** Everything about one client's analytics machine. */
export interface AnalyticsMachineProps {
  /** Name of the machine and prefix of its disks' and alarms'; unique in account and region. */
  readonly name: string;
  /** Debian 13; the machine keeps the image it was born with. */
  readonly amiId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly subnetId: string;
  readonly privateIp: string;
  /** Opens the client's custom ports. */
  readonly securityGroupId: string;
  readonly rootVolumeSizeGib: number;
  readonly dataVolumeSizeGib: number;
  readonly roleName: string;
  /** What else the machine may do, each policy under a noun that says what it opens. */
  readonly managedPolicyArns: Readonly<Record<string, string>>;
  /** Left out for a machine whose data can be made again. */
  readonly snapshots?: AnalyticsSnapshots;
  readonly keyName?: string;
  readonly metricsNamespace: string;
  readonly alarmTopicArn: string;
  /** Whether AWS refuses to terminate the machine, and Terraform to destroy it and its disk. */
  readonly deletionProtection: boolean;
  readonly kmsKeyArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** A Debian machine for batch work, with a data disk of its own at `/data`, watched and reached like a database's (S3-73). */
export class AnalyticsMachine extends Construct {
  readonly instanceId: string;
  readonly privateIp: string;
  readonly dataVolumeId: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: AnalyticsMachineProps) {
    super(scope, id);
    const { name: machineName, snapshots, metricsNamespace } = props;
    const tags = { ...props.tags, ...(snapshots && snapshotTag(snapshots.policyName)) };
    const disk = new DataVolume(this, "data", {
      ...props,
      volumeName: `${machineName}-data`,
      sizeGib: props.dataVolumeSizeGib,
      tags,
    });
    const machine = new Machine(this, "machine", {
      ...props,
      machineName,
      statements: [metricsRight(metricsNamespace)],
      userData: userData(props, disk.volumeId),
      tags,
    });
    disk.attachTo(machine.instanceId, "/dev/sdf");
    new MachineAlarms(this, "alarms", {
      ...props,
      machineName,
      instanceId: machine.instanceId,
      metrics: [diskMetric("data")],
    });
    if (snapshots) new SnapshotPolicy(this, "snapshots", { ...props, ...snapshots });

    this.instanceId = machine.instanceId;
    this.privateIp = props.privateIp;
    this.dataVolumeId = disk.volumeId;
    this.roleArn = machine.roleArn;
  }
}

const UNITS = ["fleet-data.service", "fleet-machine-metrics.service", "fleet-machine-metrics.timer"];

function userData({ name, place, metricsNamespace }: AnalyticsMachineProps, dataVolumeId: string): string {
  const settings = {
    MACHINE: name,
    REGION: place.region,
    DATA_VOLUME: dataVolumeId,
    METRICS_NAMESPACE: metricsNamespace,
  };
  const program = bootProgram("machine", "fleet-machine");
  return cloudConfig({
    files: [
      { path: "/etc/fleet/machine.env", permissions: "0600", content: envFile(settings) },
      { path: "/usr/local/sbin/fleet-machine", permissions: "0755", content: program },
      ...UNITS.map((unit) => ({
        path: `/etc/systemd/system/${unit}`,
        permissions: "0644",
        content: bootProgram("machine", unit),
      })),
    ],
    commands: [
      ["/usr/local/sbin/fleet-machine", "prepare"],
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", "fleet-data.service", "fleet-machine-metrics.timer"],
    ],
  });
}
