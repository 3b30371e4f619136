import { GetLoginProfileCommand, type IAMClient, ListMFADevicesCommand } from "@aws-sdk/client-iam";
import pMap from "p-map";

import { errorCode } from "../aws/failure";
import type { AuditArea, AuditFinding } from "./audit-area";

/** Users that sign in to the console with a password and nothing else (S3-122). */
export const consoleUsers: AuditArea = {
  id: "console-users",
  permission: "iam:GetAccountAuthorizationDetails, iam:GetLoginProfile and iam:ListMFADevices",
  async look({ iam, details }) {
    const users = (await details()).UserDetailList.flatMap(({ UserName }) => UserName ?? []);
    const findings = await pMap(users, (user) => judge(user, iam), { concurrency: 4 });
    return findings.flat();
  },
};

async function judge(UserName: string, iam: IAMClient): Promise<AuditFinding[]> {
  if (!(await hasPassword(UserName, iam))) return [];
  const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({ UserName }));
  return MFADevices.length > 0 ? [] : [{ subject: `user ${UserName}`, problem: "console password without MFA" }];
}

async function hasPassword(UserName: string, iam: IAMClient): Promise<boolean> {
  try {
    await iam.send(new GetLoginProfileCommand({ UserName }));
    return true;
  } catch (error) {
    if (/^NoSuchEntity(Exception)?$/.test(errorCode(error))) return false;
    throw error;
  }
}
