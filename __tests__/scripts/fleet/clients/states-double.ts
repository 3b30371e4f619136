import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { mockedClient } from "../../../support/mocked-client";

/** An account whose states are given by the last folders of their keys, such as `01-foundation/production`. */
export interface StatesDouble {
  /** Everything is there and empty, as credentials of this account find it. */
  begin(accountId?: string): void;
  /** A state's text, of 11:00 on the day that tests live on. */
  put(key: string, text: string): void;
  /** A lock of 10:00 on that day, in the table. */
  lock(key: string): void;
  /** Every look at states ends like this. */
  refuse(error: Error): void;
  readonly calls: () => number;
}

const region = "providers/aws/regions/us-east-2/layers";
const stateKeyOf = (key: string): string => `${region}/${key}/terraform.tfstate`;

/** AWS's clients without AWS. */
export function statesDouble(): StatesDouble {
  const s3 = mockedClient(S3Client);
  const dynamodb = mockedClient(DynamoDBClient);
  const sts = mockedClient(STSClient);
  const bytes = (text: string) => ({
    Body: { transformToByteArray: () => Promise.resolve(Buffer.from(text)) } as never,
    LastModified: new Date("2026-09-01T11:00:00Z"),
  });
  return {
    begin(accountId = "123456789012") {
      for (const each of [s3, dynamodb, sts]) each.reset();
      sts.on(GetCallerIdentityCommand).resolves({ Account: accountId, Arn: `arn:aws:iam::${accountId}:user/ann` });
      s3.on(HeadBucketCommand).resolves({});
      s3.on(GetObjectCommand).rejects(Object.assign(new Error("no such key"), { name: "NoSuchKey" }));
      dynamodb.on(GetItemCommand).resolves({});
    },
    put(key, text) {
      s3.on(GetObjectCommand, { Key: stateKeyOf(key) }).resolves(bytes(text));
    },
    lock(key) {
      const LockID = { S: `ohio-01-terraform-state-production/${stateKeyOf(key)}` };
      const info = { ID: "1-2-3", Operation: "OperationTypeApply", Who: "ann@desk", Created: "2026-09-01T10:00:00Z" };
      dynamodb
        .on(GetItemCommand, { Key: { LockID } })
        .resolves({ Item: { LockID, Info: { S: JSON.stringify(info) } } });
    },
    refuse(error) {
      s3.on(GetObjectCommand).rejects(error);
    },
    calls: () => s3.calls().length + dynamodb.calls().length + sts.calls().length,
  };
}
