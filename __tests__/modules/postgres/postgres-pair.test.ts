import { words } from "../../../config/reading/words";
import { settingsText } from "../../../modules/postgres/postgres-settings";
import type { PostgresPairProps } from "../../../modules/postgres/postgres-pair";
import { KMS_KEY_ARN, PAIR, synthesizePair } from "./synthesize-pair";

describe("a PostgreSQL pair (S3-60)", () => {
  const synth = synthesizePair();
  const machine = (role: string) => synth.one("aws_instance", role);

  it.each([
    ["primary", PAIR.primary],
    ["replica", PAIR.replica!],
  ])("has a %s with its own subnet, address and size", (role, place) => {
    expect(machine(role)).toMatchObject({
      ami: PAIR.amiId,
      instance_type: place.instanceType,
      subnet_id: place.subnetId,
      private_ip: place.privateIp,
      associate_public_ip_address: false,
      vpc_security_group_ids: ["sg-database"],
      tags: { Client: "acme", Name: `acme-production-postgres-${role}` },
    });
  });

  it("is refused in a single zone, which would take both", () => {
    const replica = { ...PAIR.replica!, availabilityZone: "us-east-2a" };
    expect(() => synthesizePair({ replica })).toThrow(
      "acme-production-postgres: primary and replica are both in us-east-2a; they need two zones",
    );
  });

  it("is a single machine when no replica is asked for", () => {
    const alone = synthesizePair({ replica: undefined });
    expect(alone.all("aws_instance")).toHaveLength(1);
    expect(alone.all("aws_ebs_volume")).toHaveLength(3);
    expect(alone.all("aws_iam_instance_profile")).toHaveLength(1);
    expect(alone.output("published")).not.toHaveProperty("replicaInstanceId");
  });

  it("tells where everything is", () => {
    expect(synth.output("published")).toEqual({
      postgresVersion: synth.reference("terraform_data", "version", "output.postgres_version"),
      port: 5432,
      primaryInstanceId: synth.reference("aws_instance", "primary"),
      primaryPrivateIp: "10.100.32.10",
      primaryVolumeIds: {
        data: synth.reference("aws_ebs_volume", "primary_data"),
        wal: synth.reference("aws_ebs_volume", "primary_wal"),
        backup: synth.reference("aws_ebs_volume", "primary_backup"),
      },
      primaryRoleArn: synth.reference("aws_iam_role", "primary", "arn"),
      replicaInstanceId: synth.reference("aws_instance", "replica"),
      replicaPrivateIp: "10.100.48.10",
      replicaVolumeIds: {
        data: synth.reference("aws_ebs_volume", "replica_data"),
        wal: synth.reference("aws_ebs_volume", "replica_wal"),
      },
      replicaRoleArn: synth.reference("aws_iam_role", "replica", "arn"),
      adminSecretName: PAIR.adminSecretName,
      adminSecretArn: synth.reference("aws_secretsmanager_secret", "admin", "arn"),
      replicationSecretName: PAIR.replicationSecretName,
      replicationSecretArn: synth.reference("aws_secretsmanager_secret", "replication", "arn"),
    });
  });
});

describe("the disks of a pair (S3-61)", () => {
  const synth = synthesizePair();

  it.each([
    ["primary_data", "us-east-2a", 100, "/dev/sdf"],
    ["primary_wal", "us-east-2a", 50, "/dev/sdg"],
    ["primary_backup", "us-east-2a", 200, "/dev/sdh"],
    ["replica_data", "us-east-2b", 100, "/dev/sdf"],
    ["replica_wal", "us-east-2b", 50, "/dev/sdg"],
  ])("include %s, in its machine's zone and attached to it", (noun, zone, sizeGib, deviceName) => {
    const [role, name] = noun.split("_");
    expect(synth.one("aws_ebs_volume", noun)).toMatchObject({
      availability_zone: zone,
      size: sizeGib,
      kms_key_id: KMS_KEY_ARN,
      tags: { Name: `acme-production-postgres-${role}-${name}` },
    });
    expect(synth.one("aws_volume_attachment", noun)).toMatchObject({
      device_name: deviceName,
      volume_id: synth.reference("aws_ebs_volume", noun),
      instance_id: synth.reference("aws_instance", role),
    });
  });

  it("are five: a replica makes no backups", () => {
    expect(synth.all("aws_ebs_volume")).toHaveLength(5);
    expect(synth.all("aws_volume_attachment")).toHaveLength(5);
  });

  it("are in nightly snapshots that are kept as long as base backups are (S3-68, S3-71)", () => {
    expect(synth.one("aws_dlm_lifecycle_policy").policy_details).toMatchObject({
      target_tags: { SnapshotPolicy: "acme-production-postgres-snapshots" },
      schedule: [{ retain_rule: { interval: 14, interval_unit: "DAYS" } }],
    });
    for (const { tags } of synth.all("aws_instance"))
      expect(tags).toMatchObject({ SnapshotPolicy: "acme-production-postgres-snapshots" });
  });
});

describe("the secrets of a pair (S3-72)", () => {
  const synth = synthesizePair();

  it.each([
    ["admin", PAIR.adminSecretName],
    ["replication", PAIR.replicationSecretName],
  ])("hold the %s password under its name, encrypted with the client's key", (noun, name) => {
    expect(synth.one("aws_secretsmanager_secret", noun)).toMatchObject({
      name,
      kms_key_id: KMS_KEY_ARN,
      recovery_window_in_days: 30,
      tags: { Client: "acme", Name: name },
    });
  });

  it("get their values from nothing that Terraform knows (S3-64, C-21, G7)", () => {
    expect(synth.all("aws_secretsmanager_secret_version")).toEqual([]);
    for (const secret of synth.all("aws_secretsmanager_secret")) expect(secret).not.toHaveProperty("secret_string");
  });
});

describe("the protection of a pair", () => {
  const TYPES = ["aws_instance", "aws_ebs_volume", "aws_secretsmanager_secret"];
  const protectedOnes = (deletionProtection: boolean) =>
    TYPES.flatMap((type) => synthesizePair({ deletionProtection }).all(type)).filter(
      ({ lifecycle }) => (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy,
    );

  it("keeps Terraform from destroying machines, disks and secrets", () => {
    expect(protectedOnes(true)).toHaveLength(2 + 5 + 2);
  });

  it("is off where nothing is worth it", () => {
    expect(protectedOnes(false)).toEqual([]);
  });

  it("keeps AWS from terminating machines", () => {
    expect(
      synthesizePair()
        .all("aws_instance")
        .map((each) => each.disable_api_termination),
    ).toEqual([true, true]);
  });
});

describe("the alarms of a pair (S3-63)", () => {
  const synth = synthesizePair();
  const names = synth.all("aws_cloudwatch_metric_alarm").map(({ alarm_name }) => String(alarm_name));

  it("are about both machines and all disks, the replica's lag and the primary's backups", () => {
    const suffixes = names.map((name) => name.replace("acme-production-postgres-", "")).sort();
    expect(suffixes).toEqual(words`
      primary-archiving primary-backup-age primary-backup-days primary-backup-disk primary-cpu primary-data-disk
      primary-settings primary-status primary-wal-disk
      replica-cpu replica-data-disk replica-replication-lag replica-settings replica-status replica-wal-disk
    `);
  });

  it.each([
    ["replication-lag", "ReplicationLagSeconds", "acme-production-postgres-replica", 300],
    ["backup-age", "BackupAgeHours", "acme-production-postgres-primary", 36],
    ["backup-days", "BackupDaysMissing", "acme-production-postgres-primary", 0],
    ["archiving", "ArchivingFails", "acme-production-postgres-primary", 0],
    ["primary_alarms_settings", "SettingsWaiting", "acme-production-postgres-primary", 0],
    ["replica_alarms_settings", "SettingsWaiting", "acme-production-postgres-replica", 0],
  ])("hear of %s from the machine that knows", (noun, metric_name, machineName, threshold) => {
    expect(synth.one("aws_cloudwatch_metric_alarm", noun)).toMatchObject({
      namespace: "ClientFleet/PostgreSQL",
      metric_name,
      dimensions: { Machine: machineName },
      threshold,
      treat_missing_data: "breaching",
    });
  });
});

describe("what may change of a pair while its machines run", () => {
  const parameterOf = (changes: Partial<PostgresPairProps> = {}) => synthesizePair(changes).one("aws_ssm_parameter");

  it("is in one parameter, in plain text: none of it is a secret (G7)", () => {
    const { name, type, value, tags } = parameterOf();
    expect({ name, type, Name: tags!.Name }).toEqual({
      name: PAIR.settingsName,
      type: "String",
      Name: PAIR.settingsName,
    });
    expect(JSON.parse(String(value))).toEqual({
      postgres_version: "17",
      port: 5432,
      replica_addresses: ["10.100.48.10"],
      backup_retention_days: 14,
    });
  });

  it("says so when there is no replica", () => {
    expect(JSON.parse(String(parameterOf({ replica: undefined }).value))).toMatchObject({ replica_addresses: [] });
  });

  it("is refused when no parameter can hold it", () => {
    expect(() =>
      settingsText({ postgresVersion: "17", port: 1, replicaAddresses: ["x".repeat(4096)], backupRetentionDays: 7 }),
    ).toThrow("an SSM parameter takes 4096");
  });

  it("is not published as the version of the data, which stays the one that it was made with", () => {
    expect(synthesizePair({ postgresVersion: "16" }).one("terraform_data")).toEqual({
      input: { postgres_version: "16" },
      lifecycle: { ignore_changes: ["input"] },
    });
  });
});
