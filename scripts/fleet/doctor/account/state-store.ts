import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { HeadBucketCommand } from "@aws-sdk/client-s3";

import { isNotFound } from "../../aws/failure";
import { stateStore, type StateStore } from "../../state/store/state-store";
import { ok, problem, skipped, type Check, type Outcome, type Scene } from "../check";

/** Whether the bucket of all states is there, and answers these credentials. */
export const stateBucket: Check = looksAt("bucket", async ({ s3, settings }) => {
  await s3.send(new HeadBucketCommand({ Bucket: settings.bucket }));
  return settings.bucket;
});

/** Whether the table that states are locked in is. */
export const lockTable: Check = looksAt("lock table", async ({ dynamodb, settings }) => {
  await dynamodb.send(new DescribeTableCommand({ TableName: settings.dynamodb_table }));
  return settings.dynamodb_table;
});

/** Nothing can be said of an account that these credentials are not of. */
export async function unlessNobody(scene: Scene, look: () => Promise<Outcome>): Promise<Outcome> {
  const { arn } = await scene.caller();
  return arn === undefined ? skipped("needs credentials of the account") : look();
}

function looksAt(what: string, look: (store: StateStore) => Promise<string>): Check {
  return (scene) =>
    unlessNobody(scene, async () => {
      try {
        return ok(await look(stateStore(scene.fleet, "bootstrap")));
      } catch (error) {
        if (!isNotFound(error)) throw error;
        return problem(`there is no ${what} yet`, "npx fleet provision");
      }
    });
}
