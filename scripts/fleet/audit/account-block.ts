import { ACCOUNT_PUBLIC_ACCESS_PERMISSION, readAccountPublicAccess } from "../verify/account-public-access";
import type { AuditArea } from "./audit-area";

/** The account's own public access block for S3 (S3-122). */
export const accountBlock: AuditArea = {
  id: "public-access-block",
  permission: ACCOUNT_PUBLIC_ACCESS_PERMISSION,
  async look({ accountId, fleet }) {
    const { status, detail } = await readAccountPublicAccess(accountId, fleet.target.region);
    return status === "pass" ? [] : [{ subject: `account ${accountId}`, problem: `S3 public access block: ${detail}` }];
  },
};
