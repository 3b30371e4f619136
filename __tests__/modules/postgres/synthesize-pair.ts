import { TerraformOutput } from "cdktf";

import { PostgresPair, type PostgresPairProps } from "../../../modules/postgres/postgres-pair";
import { SynthesizedStack } from "../machine/synthesized-stack";
import { OHIO } from "../../support/aws-places";

export const KMS_KEY_ARN = "arn:aws:kms:us-east-2:123456789012:key/1b2c3d4e-0000-4000-8000-000000000000";

/** A protected pair in two zones. */
export const PAIR: PostgresPairProps = {
  name: "acme-production-postgres",
  postgresVersion: "17",
  port: 5432,
  amiId: "${data.aws_ami.debian.id}",
  primary: {
    instanceType: "r6i.large",
    subnetId: "subnet-a",
    availabilityZone: "us-east-2a",
    privateIp: "10.100.32.10",
  },
  replica: {
    instanceType: "r6i.xlarge",
    subnetId: "subnet-b",
    availabilityZone: "us-east-2b",
    privateIp: "10.100.48.10",
  },
  securityGroupId: "sg-database",
  clientNetworkCidr: "10.100.0.0/16",
  rootVolumeSizeGib: 30,
  dataVolumeSizeGib: 100,
  walVolumeSizeGib: 50,
  backupVolumeSizeGib: 200,
  settingsName: "/terraform/acme/production/db-settings",
  adminSecretName: "/terraform/acme/production/db-password",
  replicationSecretName: "/terraform/acme/production/db-replication-password",
  secretRecoveryWindowInDays: 30,
  roleNames: {
    primary: "acme-production-us-east-2-database-primary",
    replica: "acme-production-us-east-2-database-replica",
    snapshots: "acme-production-us-east-2-database-snapshots",
  },
  snapshotPolicyName: "acme-production-postgres-snapshots",
  backupRetentionDays: 14,
  metricsNamespace: "ClientFleet/PostgreSQL",
  alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
  deletionProtection: true,
  kmsKeyArn: KMS_KEY_ARN,
  place: OHIO,
  tags: { Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
};

/** The pair as Terraform sees it; what it publishes is the output `published`. */
export function synthesizePair(changes: Partial<PostgresPairProps> = {}): SynthesizedStack {
  return new SynthesizedStack((stack) => {
    const pair = new PostgresPair(stack, "postgres", { ...PAIR, ...changes });
    new TerraformOutput(stack, "published", { value: { ...pair, node: undefined } });
  });
}
