import { KMSClient } from "@aws-sdk/client-kms";

import { awsClient } from "../aws/aws-client";
import { s3Client } from "../aws/s3";
import type { Account } from "./bucket-check";

/** The account as each region shows it, with one client of a service per region. */
export function accounts(accountId: string): (region: string) => Account {
  const known = new Map<string, Account>();
  return (region) => {
    const account = known.get(region) ?? {
      accountId,
      s3: s3Client({ region, accountId }),
      kms: awsClient(KMSClient, region),
    };
    known.set(region, account);
    return account;
  };
}
