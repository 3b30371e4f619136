import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { Construct } from "constructs";

/** The two secrets of one database. */
export interface PostgresSecretsProps {
  readonly adminSecretName: string;
  readonly replicationSecretName: string;
  readonly kmsKeyArn: string;
  /** Days in which a deletion can be taken back, 7 to 30, and in which nobody can have the names; 0 deletes at once. */
  readonly recoveryWindowInDays: number;
  /** Whether Terraform refuses to destroy them. */
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Where a database's passwords are, and nowhere else: no value goes through Terraform. The primary makes what an operator
 * has not set beforehand, at its first boot (S3-64, S3-72, C-21).
 */
export class PostgresSecrets extends Construct {
  readonly adminSecretArn: string;
  readonly replicationSecretArn: string;

  constructor(scope: Construct, id: string, props: PostgresSecretsProps) {
    super(scope, id);
    const { adminSecretName, replicationSecretName } = props;
    this.adminSecretArn = this.secret("admin", adminSecretName, "Password of the superuser postgres", props);
    this.replicationSecretArn = this.secret("replication", replicationSecretName, "Password of the replica", props);
  }

  private secret(noun: string, name: string, description: string, props: PostgresSecretsProps): string {
    return new SecretsmanagerSecret(this, noun, {
      name,
      description,
      kmsKeyId: props.kmsKeyArn,
      recoveryWindowInDays: props.recoveryWindowInDays,
      tags: { ...props.tags, Name: name },
      lifecycle: props.deletionProtection ? { preventDestroy: true } : undefined,
    }).arn;
  }
}
