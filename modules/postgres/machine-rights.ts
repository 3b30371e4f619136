import { metricsRight } from "../machine/metrics-right";
import type { PolicyStatement } from "../policy-statement";

/** What the rights of a database's machines are about. */
export interface MachineRightsProps {
  readonly adminSecretName: string;
  readonly replicationSecretName: string;
  /** Encrypts the secrets. */
  readonly kmsKeyArn: string;
  readonly metricsNamespace: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The primary reads both passwords, and sets those that nobody has set. */
export function primaryRights(props: MachineRightsProps): PolicyStatement[] {
  return [
    {
      Sid: "ReadAndSetPasswords",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      Resource: [secretArn(props, props.adminSecretName), secretArn(props, props.replicationSecretName)],
    },
    {
      Sid: "MakePasswords",
      Effect: "Allow",
      Action: "secretsmanager:GetRandomPassword",
      // It makes text up and is about no secret.
      Resource: "*",
    },
    keyRight(["kms:Decrypt", "kms:GenerateDataKey"], props),
    metricsRight(props.metricsNamespace),
  ];
}

/** The replica reads the password that it follows the primary with: everybody else's come to it by replication. */
export function replicaRights(props: MachineRightsProps): PolicyStatement[] {
  return [
    {
      Sid: "ReadReplicationPassword",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: secretArn(props, props.replicationSecretName),
    },
    keyRight("kms:Decrypt", props),
    metricsRight(props.metricsNamespace),
  ];
}

/** Secrets Manager ends ARNs with six characters of its own choice. */
function secretArn({ partition, region, accountId }: MachineRightsProps, name: string): string {
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}-??????`;
}

/** The key, but for nothing that does not go through Secrets Manager. */
function keyRight(action: PolicyStatement["Action"], { kmsKeyArn, region }: MachineRightsProps): PolicyStatement {
  return {
    Sid: "UseKeyOfPasswords",
    Effect: "Allow",
    Action: action,
    Resource: kmsKeyArn,
    Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
  };
}
