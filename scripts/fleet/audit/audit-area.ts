import type { EC2Client } from "@aws-sdk/client-ec2";
import type { EKSClient } from "@aws-sdk/client-eks";
import type { GetAccountAuthorizationDetailsResponse, IAMClient } from "@aws-sdk/client-iam";

import type { Fleet } from "../../../config/fleet";

/** One thing that an audit noticed. */
export interface AuditFinding {
  /** What it is about, as AWS names it. */
  readonly subject: string;
  /** Whose it is, as far as tags or names tell. */
  readonly client?: string;
  readonly problem: string;
  /** Why the configuration wants it so; such a finding is listed and does not fail the audit. */
  readonly expected?: string;
}

/** Who has which rights in the account: raw, all pages in one. */
export type AuthorizationDetails = Required<
  Pick<GetAccountAuthorizationDetailsResponse, "UserDetailList" | "GroupDetailList" | "RoleDetailList" | "Policies">
>;

/** What areas look at, and what they compare it with. */
export interface AuditScene {
  readonly fleet: Fleet;
  readonly accountId: string;
  readonly now: Date;
  readonly ec2: EC2Client;
  readonly eks: EKSClient;
  readonly iam: IAMClient;
  /** Read once, however many areas ask. */
  readonly details: () => Promise<AuthorizationDetails>;
}

/** One area of the audit (S3-122). */
export interface AuditArea {
  readonly id: string;
  /** What a caller needs for it, in IAM's words. */
  readonly permission: string;
  /** Errors of AWS may be thrown: an area that could not be looked at is reported as unknown (G13). */
  look(scene: AuditScene): Promise<readonly AuditFinding[]>;
}
