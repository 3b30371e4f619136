import { GetPublicAccessBlockCommand, S3ControlClient, type S3ControlClientConfig } from "@aws-sdk/client-s3-control";

import { awsClient } from "../aws/aws-client";
import { ownEndpoint } from "../aws/own-endpoint";
import { judgePublicAccessBlock } from "./public-access-block";
import { unlessUnset } from "../aws/unless-unset";
import { unknown, type Verdict } from "./verdict";
import type { CheckResult } from "./verify-bucket";

/** What reading the account's block takes, in IAM's words. */
export const ACCOUNT_PUBLIC_ACCESS_PERMISSION = "s3:GetAccountPublicAccessBlock";

/** The account's own public access block, which also covers buckets that this project does not know; throws AWS's errors. */
export async function readAccountPublicAccess(accountId: string, region: string): Promise<Verdict> {
  const client = awsClient(S3ControlClient, region, endpointSettings());
  const answer = client.send(new GetPublicAccessBlockCommand({ AccountId: accountId }));
  const found = await unlessUnset(answer, "NoSuchPublicAccessBlockConfiguration");
  return judgePublicAccessBlock(found?.PublicAccessBlockConfiguration);
}

/** The same as a check beside those of buckets, where an error is no answer. */
export async function accountPublicAccess(accountId: string, region: string): Promise<CheckResult> {
  const verdict = await readAccountPublicAccess(accountId, region).catch((error: unknown) =>
    unknown(error, ACCOUNT_PUBLIC_ACCESS_PERMISSION),
  );
  return { check: "account-public-access-block", title: "Account Public Access Block", ...verdict };
}

/** S3 Control is reached by the account's number before a host's name; whoever answers in AWS's place has no such DNS. */
function endpointSettings(): S3ControlClientConfig {
  const url = ownEndpoint("S3_CONTROL");
  return url ? { endpointProvider: () => ({ url: new URL(url) }), disableHostPrefix: true } : {};
}
