import { type AccessKeyMetadata, type IAMClient, paginateListAccessKeys } from "@aws-sdk/client-iam";
import pMap from "p-map";

import { plural } from "../../../config/catalogue/plural";
import type { AuditArea, AuditFinding } from "./audit-area";

/** Age from which an access key should have been rotated, as the CIS benchmark for AWS has it. */
const OLDEST_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** Access keys that nobody has rotated for longer than a quarter (S3-122). */
export const accessKeys: AuditArea = {
  id: "access-keys",
  permission: "iam:GetAccountAuthorizationDetails and iam:ListAccessKeys",
  async look({ iam, details, now }) {
    const users = (await details()).UserDetailList.flatMap(({ UserName }) => UserName ?? []);
    const keys = await pMap(users, (user) => keysOf(user, iam), { concurrency: 4 });
    return keys.flat().flatMap((key) => judge(key, now));
  },
};

async function keysOf(UserName: string, client: IAMClient): Promise<AccessKeyMetadata[]> {
  const keys: AccessKeyMetadata[] = [];
  for await (const page of paginateListAccessKeys({ client }, { UserName }))
    keys.push(...(page.AccessKeyMetadata ?? []));
  return keys;
}

/** A key without a date is as old as one can be. */
function judge({ UserName, AccessKeyId, Status, CreateDate }: AccessKeyMetadata, now: Date): AuditFinding[] {
  const days = CreateDate ? Math.floor((now.getTime() - CreateDate.getTime()) / DAY) : Infinity;
  if (Status === "Inactive" || days <= OLDEST_DAYS) return [];
  return [{ subject: `user ${UserName}`, problem: `access key ${AccessKeyId} is ${plural(days, "day")} old` }];
}
