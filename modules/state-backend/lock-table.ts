import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";

/** The lock table of an account and region. */
export interface LockTableProps {
  readonly tableName: string;
  /** Encrypts with this key instead of DynamoDB's key in the account. */
  readonly kmsKeyArn?: string;
  /** Whether Terraform and DynamoDB refuse to destroy it; default true. */
  readonly preventDestroy?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The DynamoDB table in which Terraform locks its states: billed per request, restorable, protected (S3-26). */
export class LockTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;

  constructor(scope: Construct, id: string, props: LockTableProps) {
    super(scope, id);
    const { tableName, kmsKeyArn, preventDestroy = true } = props;
    const table = new DynamodbTable(this, "table", {
      name: tableName,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn },
      deletionProtectionEnabled: preventDestroy,
      tags: { ...props.tags, Name: tableName },
      lifecycle: preventDestroy ? { preventDestroy } : undefined,
    });
    this.tableName = tableName;
    this.tableArn = table.arn;
  }
}
