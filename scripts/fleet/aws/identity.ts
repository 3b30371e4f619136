import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import type { Target } from "../../../config/fleet";
import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "./aws-client";

/** What sets the wrong account right. */
const WAYS = "AWS_PROFILE names a profile of that account, --environment or $ENVIRONMENT another environment";

/** Who is calling. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/**
 * Who is calling, in the account that the target is in. Credentials that are missing, expired or another account's end
 * the command before it has done anything (F8); exit 3.
 */
export async function assertAccount(
  target: Pick<Target, "accountId" | "environment" | "region">,
  sts = awsClient(STSClient, target.region),
): Promise<Identity> {
  const { Account: accountId = "", Arn: arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
  if (accountId !== target.accountId) {
    const message = `the credentials are of account ${accountId} (${arn}), but ${target.environment} is account ${target.accountId}: ${WAYS}`;
    throw new ExitError(EXIT.environment, message);
  }
  return { accountId, arn };
}

/** Who is calling, in whatever account. */
export async function callerIdentity(region: string): Promise<Identity> {
  const sts = awsClient(STSClient, region);
  const { Account: accountId = "", Arn: arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
  return { accountId, arn };
}
