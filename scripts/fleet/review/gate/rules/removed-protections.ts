import type { ResourceChange } from "../../changes/change-set";
import { referencesIn } from "../../model/references";
import type { Body } from "../../model/stack";
import { stringsIn } from "../../model/strings-in";
import type { RuleContext } from "../rule";
import { sidesOf } from "./sides";

/** A resource that protects another one: what is lost without it, and the arguments that name what it protects. */
interface Protecting {
  readonly what: string;
  readonly of: readonly string[];
}

const ofBucket = (what: string): Protecting => ({ what, of: ["bucket"] });

/** Resources that only protect, by type. */
export const PROTECTING: Readonly<Record<string, Protecting>> = {
  aws_cloudwatch_event_rule: { what: "nobody is told any more of what it watches", of: ["event_pattern"] },
  aws_cloudwatch_event_target: { what: "nobody is told any more of what its rule sees", of: ["rule"] },
  aws_cloudwatch_log_subscription_filter: { what: "its log events are copied no more", of: ["log_group_name"] },
  aws_cloudwatch_metric_alarm: { what: "nothing tells any more when it fails", of: ["dimensions", "metric_query"] },
  aws_default_security_group: { what: "its default security group is as AWS made it", of: ["vpc_id"] },
  aws_flow_log: { what: "its traffic is logged no more", of: ["vpc_id", "subnet_id", "eni_id"] },
  aws_s3_account_public_access_block: { what: "the account's buckets may be public", of: ["account_id"] },
  aws_s3_bucket_logging: ofBucket("who reads it is logged no more"),
  aws_s3_bucket_notification: ofBucket("nothing is told any more of its changes"),
  aws_s3_bucket_object_lock_configuration: ofBucket("its objects are locked no more"),
  aws_s3_bucket_ownership_controls: ofBucket("it takes objects that others own"),
  aws_s3_bucket_policy: ofBucket("nothing refuses requests without TLS any more"),
  aws_s3_bucket_public_access_block: ofBucket("it may be public"),
  aws_s3_bucket_replication_configuration: ofBucket("it has no copy elsewhere any more"),
  aws_s3_bucket_server_side_encryption_configuration: ofBucket("it is encrypted by S3's default alone"),
  aws_s3_bucket_versioning: ofBucket("what is overwritten or deleted is gone"),
  aws_sns_topic_policy: { what: "nothing limits who may publish", of: ["arn"] },
  aws_sns_topic_subscription: { what: "nobody receives its alerts there any more", of: ["topic_arn"] },
  aws_sqs_queue_policy: { what: "nothing refuses requests without TLS any more", of: ["queue_url"] },
  kubernetes_network_policy_v1: { what: "pods reach, and are reached by, more than before", of: ["metadata"] },
};

/** Whether resources of a type only protect others: an alarm's name may be its bucket's. */
export function onlyProtects(type: string): boolean {
  return Object.hasOwn(PROTECTING, type) && type !== "aws_cloudwatch_event_rule";
}

/** Protecting resources that are removed although what they protect is not removed with them. */
export function removedProtections(
  changes: readonly ResourceChange[],
  context: RuleContext,
): { readonly change: ResourceChange; readonly what: string }[] {
  const removed = sidesOf(
    changes.filter(({ action }) => action === "remove"),
    context,
  );
  return removed.flatMap(({ change, before }) => {
    const protecting = Object.hasOwn(PROTECTING, change.type) ? PROTECTING[change.type]! : undefined;
    // A schedule watches nothing.
    if (!protecting || (change.type === "aws_cloudwatch_event_rule" && !before?.event_pattern)) return [];
    const goesToo = protectedBy(change.stack, before, protecting).some((each) => context.gone.has(each));
    return goesToo ? [] : [{ change, what: protecting.what }];
  });
}

function protectedBy(stack: string, body: Body | undefined, { of }: Protecting): string[] {
  const arguments_ = of.map((key) => readable(body?.[key]));
  return [
    ...referencesIn(arguments_).map(({ address }) => `${stack} ${address}`),
    ...[...stringsIn(arguments_)].map(({ text }) => text),
  ];
}

/** Patterns of events are JSON in a text. */
function readable(value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
