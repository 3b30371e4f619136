import { GetAccountSummaryCommand } from "@aws-sdk/client-iam";

import type { AuditArea, AuditFinding } from "./audit-area";

/** The root user can't be limited by any policy: a second factor, and no access keys (S3-122). */
export const rootUser: AuditArea = {
  id: "root-user",
  permission: "iam:GetAccountSummary",
  async look({ iam, accountId }) {
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    const subject = `root of ${accountId}`;
    const findings: AuditFinding[] = [];
    if (SummaryMap?.AccountMFAEnabled !== 1) findings.push({ subject, problem: "no MFA device" });
    if (SummaryMap?.AccountAccessKeysPresent !== 0) findings.push({ subject, problem: "has access keys" });
    return findings;
  },
};
