import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import { metricsRight } from "../machine/metrics-right";
import type { PolicyStatement } from "../policy-statement";

/** What the rights of a database's machines are about. */
export interface MachineRightsProps {
  readonly adminSecretName: string;
  readonly replicationSecretName: string;
  /** Encrypts the secrets. */
  readonly kmsKeyArn: string;
  readonly metricsNamespace: string;
  readonly place: AwsPlace;
}

/** The primary reads both passwords, and sets those that nobody has set. */
export function primaryRights(props: MachineRightsProps): PolicyStatement[] {
  return [
    {
      Sid: "ReadAndSetPasswords",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      Resource: [
        arns.secret(props.place, props.adminSecretName),
        arns.secret(props.place, props.replicationSecretName),
      ],
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
      Resource: arns.secret(props.place, props.replicationSecretName),
    },
    keyRight("kms:Decrypt", props),
    metricsRight(props.metricsNamespace),
  ];
}

/** The key, but for nothing that does not go through Secrets Manager. */
function keyRight(action: PolicyStatement["Action"], { kmsKeyArn, place }: MachineRightsProps): PolicyStatement {
  return {
    Sid: "UseKeyOfPasswords",
    Effect: "Allow",
    Action: action,
    Resource: kmsKeyArn,
    Condition: { StringEquals: { "kms:ViaService": regionalHost(place, "secretsmanager") } },
  };
}
