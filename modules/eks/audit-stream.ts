import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { ServiceRole } from "../service-role";

/** Where audit logs go and under which names. */
export interface AuditStreamSettings {
  readonly bucketName: string;
  /** The client's own part of the bucket, with the trailing slash. */
  readonly prefix: string;
  /** Unique in account and region, at most 64 characters. */
  readonly streamName: string;
  /** Where the stream says what it could not deliver. */
  readonly errorLogGroupName: string;
  /** Unique in the account, at most 64 characters. */
  readonly deliveryRoleName: string;
}

/** One client's stream into the audit-logs bucket. */
export interface AuditStreamProps extends AuditStreamSettings {
  /** How long its errors are kept. */
  readonly retentionDays: number;
  readonly kmsKeyArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

const ERROR_STREAM = "delivery";

/** CloudWatch Logs sends compressed envelopes: the bucket gets what was logged, one event a line. */
const PROCESSORS = [
  { type: "Decompression", parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }] },
  { type: "CloudWatchLogProcessing", parameters: [{ parameterName: "DataMessageExtraction", parameterValue: "true" }] },
  { type: "AppendDelimiterToRecord" },
];

/** Carries log events of CloudWatch into the client's part of a bucket, a folder a day (M-55). */
export class AuditStream extends Construct {
  readonly streamArn: string;

  constructor(scope: Construct, id: string, props: AuditStreamProps) {
    super(scope, id);
    const { streamName, prefix, kmsKeyArn, tags } = props;
    const errors = this.errors(props);
    const role = new ServiceRole(this, "delivery-role", {
      roleName: props.deliveryRoleName,
      description: `Lets ${streamName} write audit logs to ${props.bucketName}`,
      trust: trustStatement(props),
      statements: deliveryStatements(props),
      tags,
    });
    const stream = new KinesisFirehoseDeliveryStream(this, "stream", {
      name: streamName,
      destination: "extended_s3",
      serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: kmsKeyArn },
      extendedS3Configuration: {
        roleArn: role.roleArn,
        bucketArn: arns.bucket(props.place, props.bucketName),
        prefix: `${prefix}year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/`,
        errorOutputPrefix: `${prefix}_errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        bufferingSize: 64,
        bufferingInterval: 300,
        compressionFormat: "GZIP",
        processingConfiguration: { enabled: true, processors: PROCESSORS },
        cloudwatchLoggingOptions: { enabled: true, logGroupName: errors.logGroupName, logStreamName: errors.name },
      },
      tags: { ...tags, Name: streamName },
      dependsOn: [...role.grants],
    });
    this.streamArn = stream.arn;
  }

  private errors({ errorLogGroupName, retentionDays, kmsKeyArn, tags }: AuditStreamProps): CloudwatchLogStream {
    const group = new CloudwatchLogGroup(this, "errors", {
      name: errorLogGroupName,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
      tags: { ...tags, Name: errorLogGroupName },
    });
    // Firehose makes neither of the two by itself, and says nothing when they are missing.
    return new CloudwatchLogStream(this, "error-stream", { name: ERROR_STREAM, logGroupName: group.name });
  }
}

/** Firehose names the account it works for as the external id. */
function trustStatement({ place }: AuditStreamProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: "firehose.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": place.accountId } },
  };
}

function deliveryStatements({ place, bucketName, errorLogGroupName, prefix }: AuditStreamProps): PolicyStatement[] {
  const bucketArn = arns.bucket(place, bucketName);
  return [
    {
      // Firehose asks for lists of the whole bucket, other clients' keys included; nobody but Firehose takes this role.
      Sid: "FindBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: bucketArn,
    },
    {
      Sid: "WriteOwnPrefix",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      Resource: `${bucketArn}/${prefix}*`,
    },
    {
      Sid: "ReportErrors",
      Effect: "Allow",
      Action: "logs:PutLogEvents",
      Resource: `${arns.logGroup(place, errorLogGroupName)}:log-stream:${ERROR_STREAM}`,
    },
  ];
}
