import { EC2Client } from "@aws-sdk/client-ec2";
import { EKSClient } from "@aws-sdk/client-eks";
import { IAMClient } from "@aws-sdk/client-iam";

import type { Fleet } from "../../../config/fleet";
import { awsClient } from "../aws/aws-client";
import { awsFailure } from "../aws/failure";
import { whyUnknown } from "../verify/verdict";
import { accessKeys } from "./access-keys";
import { accountBlock } from "./account-block";
import type { AuditArea, AuditFinding, AuditScene } from "./audit-area";
import { authorizationDetails } from "./authorization-details";
import { clusterEndpoints } from "./cluster-endpoints";
import { consoleUsers } from "./console-users";
import { openSecurityGroups } from "./open-security-groups";
import { roleTrust } from "./role-trust";
import { rootUser } from "./root-user";
import { unlimitedPolicies } from "./unlimited-policies";

/** What an audit looks at, in the order of its report. */
export const AUDIT_AREAS: readonly AuditArea[] = [
  openSecurityGroups,
  clusterEndpoints,
  accountBlock,
  rootUser,
  consoleUsers,
  accessKeys,
  unlimitedPolicies,
  roleTrust,
];

/** What came of one area: `ok` only when it was looked at and nothing but what the configuration wants was there. */
export interface AreaReport {
  readonly area: string;
  readonly status: "ok" | "findings" | "unknown";
  readonly findings: readonly AuditFinding[];
  /** Why it is not known. */
  readonly reason?: string;
}

/** Clients and clock of an audit of the target's account; IAM is the whole account's, the rest the target's region's. */
export function auditScene(fleet: Fleet, accountId: string, now = new Date()): AuditScene {
  const { region } = fleet.target;
  const iam = awsClient(IAMClient, region);
  let details: ReturnType<typeof authorizationDetails> | undefined;
  return {
    fleet,
    accountId,
    now,
    ec2: awsClient(EC2Client, region),
    eks: awsClient(EKSClient, region),
    iam,
    details: () => (details ??= authorizationDetails(iam)),
  };
}

/** Looks at every area; one that can't be looked at keeps no other from it (G13). Only reads. */
export function auditAccount(scene: AuditScene): Promise<AreaReport[]> {
  return Promise.all(AUDIT_AREAS.map((area) => lookAt(area, scene)));
}

async function lookAt(area: AuditArea, scene: AuditScene): Promise<AreaReport> {
  try {
    const findings = await area.look(scene);
    const failing = findings.some(({ expected }) => expected === undefined);
    return { area: area.id, status: failing ? "findings" : "ok", findings };
  } catch (error) {
    if (awsFailure(error) === undefined) throw error;
    return { area: area.id, status: "unknown", findings: [], reason: whyUnknown(error as Error, area.permission) };
  }
}
