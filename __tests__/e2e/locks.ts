import type { Account } from "../support/emulator/account";

/** The two locks of one state: an item in the table and a file beside the state. */
export interface Locks {
  /** Which of the two exist now. */
  held(): Promise<{ readonly table: boolean; readonly file: boolean }>;
  /** The MD5 of the state that Terraform keeps in the table, or undefined. */
  digest(): Promise<string | undefined>;
  takeTable(who: string): Promise<void>;
  takeFile(who: string): Promise<void>;
  releaseTable(): Promise<void>;
  releaseFile(): Promise<void>;
}

export interface LocksProps {
  readonly table: string;
  readonly bucket: string;
  readonly stateKey: string;
}

/** Looks at the locks and takes them as another operator's Terraform would. */
export function locks(account: Account, { table, bucket, stateKey }: LocksProps): Locks {
  const file = `${stateKey}.tflock`;
  const path = `${bucket}/${stateKey}`;
  const key = { LockID: { S: path } };
  const item = async (lockId: string) =>
    (await account.dynamodb("GetItem", { TableName: table, Key: { LockID: { S: lockId } } })).Item as Item | undefined;
  return {
    async held() {
      return {
        table: (await item(path)) !== undefined,
        file: (await account.getObject(bucket, file)) !== undefined,
      };
    },
    async digest() {
      return (await item(`${path}-md5`))?.Digest?.S;
    },
    async takeTable(who) {
      await account.dynamodb("PutItem", { TableName: table, Item: { ...key, Info: { S: lockInfo(path, who) } } });
    },
    takeFile: (who) => account.putObject(bucket, file, lockInfo(path, who)),
    async releaseTable() {
      await account.dynamodb("DeleteItem", { TableName: table, Key: key });
    },
    releaseFile: () => account.deleteObject(bucket, file),
  };
}

type Item = Readonly<Record<string, { readonly S?: string }>>;

/** What Terraform writes into a lock and shows to whoever it keeps out. */
function lockInfo(path: string, who: string): string {
  return JSON.stringify({
    ID: "6f2b1c1e-0000-4000-8000-000000000000",
    Operation: "OperationTypeApply",
    Info: "",
    Who: who,
    Version: "1.11.4",
    Created: "2026-07-01T00:00:00Z",
    Path: path,
  });
}
