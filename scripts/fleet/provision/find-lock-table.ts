import { DescribeTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";

import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "../aws/aws-client";
import type { OwnThing } from "./own-things";

/** A table is made within seconds. */
const WAIT_SECONDS = 120;

/** A lock table by its name, once it is there for good; one that is keyed otherwise can't hold Terraform's locks (F11). */
export async function findLockTable({ name, region }: OwnThing): Promise<string> {
  const client = awsClient(DynamoDBClient, region);
  const table = { TableName: name };
  const { Table } = await client.send(new DescribeTableCommand(table));
  const [hash, ...others] = Table?.KeySchema ?? [];
  if (hash?.AttributeName !== "LockID" || others.length > 0)
    throw new ExitError(EXIT.failed, `the table ${name} is keyed by ${hash?.AttributeName}, not by LockID alone`);
  if (Table?.TableStatus === "DELETING")
    throw new ExitError(EXIT.failed, `the table ${name} is being deleted: run it again when it is gone`);
  // Nothing can be changed in a table that is still being made, nor be put into it.
  if (Table?.TableStatus !== "ACTIVE")
    await waitUntilTableExists({ client, maxWaitTime: WAIT_SECONDS, minDelay: 1, maxDelay: 5 }, table);
  return name;
}
