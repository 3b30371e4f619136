import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import { regionalHost } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { AuditAlarm } from "./audit-alarm";
import { AuditStream, type AuditStreamProps, type AuditStreamSettings } from "./audit-stream";
import { ServiceRole } from "../service-role";

/** Where a cluster's audit logs go and under which names. */
export interface AuditSettings extends AuditStreamSettings {
  /** Unique in the account, at most 64 characters. */
  readonly subscriptionRoleName: string;
  /** Hears of audit logs that don't arrive. */
  readonly alarmTopicArn: string;
}

/** One cluster's audit logs. */
export interface AuditDeliveryProps extends AuditSettings, AuditStreamProps {
  /** Holds the audit logs among those of the whole control plane. */
  readonly logGroupName: string;
}

/** Audit events name their API; the other logs in the group are no JSON at all. */
const AUDIT_EVENTS = '{ $.apiVersion = "audit.k8s.io/v1" }';

/** Copies audit events, as they are logged, to where they are kept for seven years (S3-94, M-55). EKS logs best effort. */
export class AuditDelivery extends Construct {
  constructor(scope: Construct, id: string, props: AuditDeliveryProps) {
    super(scope, id);
    const { streamName, alarmTopicArn, tags } = props;
    const { streamArn } = new AuditStream(this, "stream", props);
    const role = new ServiceRole(this, "subscription-role", {
      roleName: props.subscriptionRoleName,
      description: `Lets CloudWatch Logs send audit events to ${streamName}`,
      trust: trustStatement(props),
      statements: [sendStatement(streamArn)],
      tags,
    });
    new CloudwatchLogSubscriptionFilter(this, "subscription", {
      name: streamName,
      logGroupName: props.logGroupName,
      filterPattern: AUDIT_EVENTS,
      destinationArn: streamArn,
      roleArn: role.roleArn,
      dependsOn: [...role.grants],
    });
    new AuditAlarm(this, "alarm", { streamName, alarmTopicArn, tags });
  }
}

/** Only CloudWatch Logs, and only for this account's own logs. */
function trustStatement({ place }: AuditDeliveryProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: regionalHost(place, "logs") },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": arns.regional(place, "logs", "*") },
    },
  };
}

function sendStatement(streamArn: string): PolicyStatement {
  return { Effect: "Allow", Action: ["firehose:PutRecord", "firehose:PutRecordBatch"], Resource: streamArn };
}
