import { EC2Client } from "@aws-sdk/client-ec2";
import { EKSClient } from "@aws-sdk/client-eks";
import { IAMClient } from "@aws-sdk/client-iam";

import type { AuditScene, AuthorizationDetails } from "../../../../scripts/fleet/audit/audit-area";
import { fleetNamed } from "../../../support/fleets";

/** The account of the shipped example's production. */
export const ACCOUNT = "123456789012";

/** A policy as IAM hands it out. */
export function encoded(statement: object): string {
  return encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }));
}

/** The shipped example's production, where IAM says this; nothing else can be asked. */
export function sceneOf(details: Partial<AuthorizationDetails>): AuditScene {
  const nowhere = { region: "us-east-2", endpoint: "http://127.0.0.1:1" };
  return {
    fleet: fleetNamed("the shipped example"),
    accountId: ACCOUNT,
    now: new Date("2026-09-01T12:00:00Z"),
    ec2: new EC2Client(nowhere),
    eks: new EKSClient(nowhere),
    iam: new IAMClient(nowhere),
    details: () =>
      Promise.resolve({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], ...details }),
  };
}
