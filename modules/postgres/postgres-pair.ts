import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import { SnapshotPolicy, snapshotTag } from "../machine/snapshot-policy";
import { primaryRights, replicaRights } from "./machine-rights";
import type { PostgresRole } from "./postgres-boot";
import { PostgresMachine, type PostgresMachineProps } from "./postgres-machine";
import { PostgresSecrets } from "./postgres-secrets";
import { PostgresSettings } from "./postgres-settings";
import { PostgresVersion } from "./postgres-version";
import type { VolumeIds } from "./volumes";

/** Where one machine of the pair stands, and how large it is. */
export interface MachinePlacement {
  readonly instanceType: string;
  readonly subnetId: string;
  readonly availabilityZone: string;
  /** Fixed, so that whoever connects finds a machine again after it was replaced. */
  readonly privateIp: string;
}

/** Everything about one client's database. */
export interface PostgresPairProps {
  /** Prefix of the machines' names. */
  readonly name: string;
  readonly postgresVersion: "15" | "16" | "17";
  readonly port: number;
  /** Debian 13; a machine keeps the image it was born with (S3-65). */
  readonly amiId: string;
  readonly primary: MachinePlacement;
  /** In another availability zone than the primary; left out for a database of one machine. */
  readonly replica?: MachinePlacement;
  readonly securityGroupId: string;
  /** The VPC's block: who may connect. */
  readonly clientNetworkCidr: string;
  readonly rootVolumeSizeGib: number;
  readonly dataVolumeSizeGib: number;
  readonly walVolumeSizeGib: number;
  /** The primary's alone: base backups and archived WAL. */
  readonly backupVolumeSizeGib: number;
  /** Of the SSM parameter that machines read what may change from. */
  readonly settingsName: string;
  readonly adminSecretName: string;
  readonly replicationSecretName: string;
  /** Days in which the deletion of a secret can be taken back, 7 to 30; 0 deletes at once and frees its name. */
  readonly secretRecoveryWindowInDays: number;
  /** Unique in the account, at most 64 characters each. */
  readonly roleNames: Readonly<Record<PostgresRole | "snapshots", string>>;
  readonly snapshotPolicyName: string;
  /** How long snapshots and base backups are kept, 7 to 35 (S3-68). */
  readonly backupRetentionDays: number;
  readonly keyName?: string;
  readonly metricsNamespace: string;
  readonly alarmTopicArn: string;
  /** Whether AWS refuses to terminate the machines, and Terraform to destroy them, their disks and secrets. */
  readonly deletionProtection: boolean;
  readonly kmsKeyArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** A PostgreSQL primary and its streaming replica in two availability zones, with nightly snapshots of both (S3-60…S3-72). */
export class PostgresPair extends Construct {
  /** The major version of the data, whatever the props ask for by now. */
  readonly postgresVersion: string;
  /** What the props ask for: a server takes it at its next start. */
  readonly port: number;
  readonly primaryInstanceId: string;
  readonly primaryPrivateIp: string;
  readonly primaryVolumeIds: VolumeIds;
  readonly primaryRoleArn: string;
  /** This and the next three are undefined without a replica. */
  readonly replicaInstanceId?: string;
  readonly replicaPrivateIp?: string;
  readonly replicaVolumeIds?: VolumeIds;
  readonly replicaRoleArn?: string;
  readonly adminSecretName: string;
  readonly adminSecretArn: string;
  readonly replicationSecretName: string;
  readonly replicationSecretArn: string;

  constructor(scope: Construct, id: string, props: PostgresPairProps) {
    super(scope, id);
    refuseOneZone(props);
    const { primary, replica, dataVolumeSizeGib: data, walVolumeSizeGib: wal, backupVolumeSizeGib: backup } = props;
    const secrets = new PostgresSecrets(this, "secrets", {
      ...props,
      recoveryWindowInDays: props.secretRecoveryWindowInDays,
    });
    const version = new PostgresVersion(this, "version", props.postgresVersion);
    new PostgresSettings(this, "settings", { ...props, replicaAddresses: replica ? [replica.privateIp] : [] });
    const primaryMachine = new PostgresMachine(this, "primary", {
      ...machineProps("primary", primary, props),
      statements: primaryRights(props),
      volumeSizesGib: { data, wal, backup },
    });
    const replicaMachine =
      replica &&
      new PostgresMachine(this, "replica", {
        ...machineProps("replica", replica, props),
        statements: replicaRights(props),
        volumeSizesGib: { data, wal },
      });
    new SnapshotPolicy(this, "snapshots", {
      ...props,
      policyName: props.snapshotPolicyName,
      roleName: props.roleNames.snapshots,
      retentionDays: props.backupRetentionDays,
    });

    this.postgresVersion = version.made;
    this.port = props.port;
    this.primaryInstanceId = primaryMachine.instanceId;
    this.primaryPrivateIp = primary.privateIp;
    this.primaryVolumeIds = primaryMachine.volumeIds;
    this.primaryRoleArn = primaryMachine.roleArn;
    this.replicaInstanceId = replicaMachine?.instanceId;
    this.replicaPrivateIp = replica?.privateIp;
    this.replicaVolumeIds = replicaMachine?.volumeIds;
    this.replicaRoleArn = replicaMachine?.roleArn;
    this.adminSecretName = props.adminSecretName;
    this.adminSecretArn = secrets.adminSecretArn;
    this.replicationSecretName = props.replicationSecretName;
    this.replicationSecretArn = secrets.replicationSecretArn;
  }
}

/** A replica next to its primary is lost with it. */
function refuseOneZone({ name, primary, replica }: PostgresPairProps): void {
  if (replica?.availabilityZone === primary.availabilityZone)
    throw new Error(`${name}: primary and replica are both in ${primary.availabilityZone}; they need two zones`);
}

type RoleOfPair = Omit<PostgresMachineProps, "statements" | "volumeSizesGib">;

/** What both machines are made of, each with its own place and name. */
function machineProps(role: PostgresRole, placement: MachinePlacement, props: PostgresPairProps): RoleOfPair {
  const { name, tags, primary } = props;
  return {
    ...props,
    ...placement,
    machineName: `${name}-${role}`,
    roleName: props.roleNames[role],
    parameterNames: [props.settingsName],
    boot: { ...props, role, primaryAddress: primary.privateIp },
    // The replica's disks too: after a promotion they are the ones with the data.
    tags: { ...tags, ...snapshotTag(props.snapshotPolicyName) },
  };
}
