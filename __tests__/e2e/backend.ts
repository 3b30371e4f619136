import type { Account } from "../support/emulator/account";

/** Where states are kept and locked. */
export interface Backend {
  readonly stateBucket: string;
  readonly lockTable: string;
  readonly region: string;
}

/** Makes the bucket and the table that bootstrap would make, for suites that begin above it. */
export async function makeBackend(account: Account, { stateBucket, lockTable, region }: Backend): Promise<void> {
  const place = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  await account.putObject(stateBucket, "", place);
  await account.dynamodb("CreateTable", {
    TableName: lockTable,
    AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
}
