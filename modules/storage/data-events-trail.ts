import { Cloudtrail, type CloudtrailAdvancedEventSelectorFieldSelector } from "@cdktf/provider-aws/lib/cloudtrail";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";

/** Where the trail writes in its bucket, without a slash at the end; copies of audit logs take it along. */
const TRAIL_PREFIX = "audit-logs/cloudtrail";

/** Which requests to objects are recorded, and where. */
export interface DataEventsTrailProps {
  readonly trailName: string;
  /** Takes the events; its policy has the statements of `trailStatements`. */
  readonly bucketName: string;
  readonly bucketPolicy: ITerraformDependable;
  /** Buckets whose names begin so are recorded: those that come later are, too, and none has to be named. */
  readonly watchedPrefix: string;
  /** Buckets that are not, of those: what records itself never ends. */
  readonly ignoredBucketNames: readonly string[];
  /** Leaves out requests that only read. */
  readonly writesOnly: boolean;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * CloudTrail's record of requests to objects in a region's buckets (S1-21). An account has five trails in a region, so
 * one is for all clients. Its files are encrypted by S3, as everything in a bucket that also takes access logs.
 */
export class DataEventsTrail extends Construct {
  constructor(scope: Construct, id: string, props: DataEventsTrailProps) {
    super(scope, id);
    const { trailName, bucketName, bucketPolicy, tags } = props;
    new Cloudtrail(this, "trail", {
      name: trailName,
      s3BucketName: bucketName,
      s3KeyPrefix: TRAIL_PREFIX,
      enableLogFileValidation: true,
      // A bucket's events are those of its own region; without management events, the account's first trail of these stays free.
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      advancedEventSelector: [{ name: "Objects of this region's buckets", fieldSelector: selectors(props) }],
      tags: { ...tags, Name: trailName },
      dependsOn: [bucketPolicy],
    });
  }
}

function selectors(props: DataEventsTrailProps): CloudtrailAdvancedEventSelectorFieldSelector[] {
  const { watchedPrefix, ignoredBucketNames, writesOnly, place } = props;
  return [
    { field: "eventCategory", equalTo: ["Data"] },
    { field: "resources.type", equalTo: ["AWS::S3::Object"] },
    {
      field: "resources.ARN",
      startsWith: [arns.bucket(place, watchedPrefix)],
      // With the slash, so that a client's bucket whose name begins alike is still recorded.
      notStartsWith: ignoredBucketNames.map((name) => `${arns.bucket(place, name)}/`),
    },
    ...(writesOnly ? [{ field: "readOnly", equalTo: ["false"] }] : []),
  ];
}

/** Lets one trail, and no other, write below its own prefix of a bucket. */
export function trailStatements(place: AwsPlace, bucketName: string, trailName: string): PolicyStatement[] {
  const bucketArn = arns.bucket(place, bucketName);
  const byTrail = { "aws:SourceArn": arns.trail(place, trailName) };
  const common = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  return [
    {
      Sid: "AWSCloudTrailAclCheck",
      ...common,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: byTrail },
    },
    {
      Sid: "AWSCloudTrailWrite",
      ...common,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/${TRAIL_PREFIX}/AWSLogs/${place.accountId}/*`,
      Condition: { StringEquals: { ...byTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
