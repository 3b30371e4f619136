import { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "../policy-statement";

/** Whose disks are kept, and for how long. */
export interface SnapshotPolicyProps {
  /** Unique in account and region. */
  readonly policyName: string;
  /** Unique in the account, at most 64 characters. */
  readonly roleName: string;
  readonly retentionDays: number;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** The tag by which a machine is taken into the policy of this name. */
export function snapshotTag(policyName: string): Readonly<Record<string, string>> {
  return { SnapshotPolicy: policyName };
}

/**
 * Every night, snapshots of the data disks of each machine with the policy's tag, all of one machine's at the same
 * moment: a database whose log is older or newer than its data could not be started again (S3-71, M-54).
 */
export class SnapshotPolicy extends Construct {
  constructor(scope: Construct, id: string, props: SnapshotPolicyProps) {
    super(scope, id);
    const { policyName, roleName, retentionDays, place, tags } = props;
    const role = new IamRole(this, "role", {
      name: roleName,
      description: `Takes and deletes the snapshots of ${policyName}`,
      assumeRolePolicy: policyDocument([trustStatement(props)]),
      tags: { ...tags, Name: roleName },
    });
    const rights = new IamRolePolicyAttachment(this, "service-role", {
      role: role.name,
      policyArn: arns.managedPolicy(place, "service-role/AWSDataLifecycleManagerServiceRole"),
    });

    new DlmLifecyclePolicy(this, "policy", {
      description: `Daily snapshots ${policyName}`,
      executionRoleArn: role.arn,
      state: "ENABLED",
      policyDetails: {
        resourceTypes: ["INSTANCE"],
        targetTags: snapshotTag(policyName),
        // Nothing is on the boot disk that a new machine would not make again.
        parameters: { excludeBootVolume: true },
        schedule: [
          {
            name: "daily",
            createRule: { interval: 24, intervalUnit: "HOURS", times: ["03:00"] },
            retainRule: { interval: retentionDays, intervalUnit: "DAYS" },
            copyTags: true,
          },
        ],
      },
      tags: { ...tags, Name: policyName },
      dependsOn: [rights],
    });
  }
}

/** Only the snapshot service, and only on behalf of this account's own policies, may take the role. */
function trustStatement({ place }: SnapshotPolicyProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: "dlm.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": arns.regional(place, "dlm", "policy/*") },
    },
  };
}
