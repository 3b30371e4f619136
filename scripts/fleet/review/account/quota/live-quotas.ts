import { paginateListServiceQuotas, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";

import { ACCOUNT_QUOTAS, type AccountQuota } from "../../../../../config/catalogue/account-quotas";
import type { Target } from "../../../../../config/fleet";
import type { KnownQuotas } from "../../../../../config/known-quotas";
import { awsClient } from "../../../aws/aws-client";
import { isAccessDenied, isNotFound } from "../../../aws/failure";
import { assertAccount } from "../../../aws/identity";
import { EXIT, ExitError } from "../../../terminal/exit";
import type { QuotaUse } from "./uses-of";

/** Where quotas of whole accounts are answered for, by partition. */
const GLOBAL_REGIONS: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/**
 * Asks Service Quotas for what is needed, in the account that the credentials are of; returns the accounts that could not
 * be asked with them. Exit 3 where they are of none of the targets' accounts, exit 1 where AWS refuses.
 */
export async function noteLiveQuotas(
  targets: readonly Target[],
  uses: readonly QuotaUse[],
  known: KnownQuotas,
): Promise<string[]> {
  const { account, partition } = await ownAccount(targets);
  const asked = new Set<string>();
  for (const use of uses) {
    const { service } = ACCOUNT_QUOTAS[use.quota] as AccountQuota;
    if (service === undefined || use.account !== account) continue;
    const region = use.region ?? GLOBAL_REGIONS[partition] ?? "us-east-1";
    if (asked.has(`${region} ${service}`)) continue;
    asked.add(`${region} ${service}`);
    await noteService(service, { account, region, known });
  }
  return [...new Set(targets.map(({ accountId }) => accountId))].filter((each) => each !== account).sort();
}

interface Place {
  readonly account: string;
  readonly region: string;
  readonly known: KnownQuotas;
}

/** Page by page: EC2 alone has more than a hundred. What was never given keeps AWS's default. */
async function noteService(service: string, { account, region, known }: Place): Promise<void> {
  const client = awsClient(ServiceQuotasClient, region);
  try {
    const pages = paginateListServiceQuotas({ client, pageSize: 100, stopOnSameToken: true }, { ServiceCode: service });
    for await (const { Quotas = [] } of pages)
      for (const { QuotaCode, Value } of Quotas)
        if (QuotaCode !== undefined && Value !== undefined) known.note(account, region, QuotaCode, Value);
  } catch (error) {
    // A service that a region doesn't have.
    if (isNotFound(error)) return;
    if (!isAccessDenied(error)) throw error;
    const message = `the quotas of ${service} in ${region} can't be read: needs servicequotas:ListServiceQuotas`;
    throw new ExitError(EXIT.failed, message);
  }
}

/** The account among those of the targets that the credentials are of. */
async function ownAccount(targets: readonly Target[]): Promise<{ account: string; partition: string }> {
  let refused: ExitError | undefined;
  const firsts = targets.filter(
    ({ accountId }, at) => targets.findIndex((each) => each.accountId === accountId) === at,
  );
  for (const target of firsts) {
    try {
      await assertAccount(target);
      return { account: target.accountId, partition: target.partition };
    } catch (error) {
      if (!(error instanceof ExitError)) throw error;
      refused ??= error;
    }
  }
  throw refused!;
}
