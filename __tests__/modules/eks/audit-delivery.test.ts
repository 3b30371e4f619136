import { CLUSTER, KMS_KEY_ARN, statements, SynthesizedCluster } from "./synth-cluster";

const STREAM = "${aws_kinesis_firehose_delivery_stream.cluster_audit_stream_stream.arn}";
const BUCKET_ARN = "arn:aws:s3:::fleet-us-east-2-audit-logs-production";

describe("audit logs (S3-94, M-55)", () => {
  const synth = new SynthesizedCluster();
  const stream = synth.at("aws_kinesis_firehose_delivery_stream", "audit_stream_stream");
  const destination = stream.extended_s3_configuration as Record<string, unknown>;

  it("are picked out of the control plane's logs and sent on", () => {
    expect(synth.at("aws_cloudwatch_log_subscription_filter", "audit_subscription")).toEqual({
      name: "acme-production-audit-logs",
      log_group_name: "${aws_cloudwatch_log_group.cluster_logs_log-group.name}",
      filter_pattern: '{ $.apiVersion = "audit.k8s.io/v1" }',
      destination_arn: STREAM,
      role_arn: "${aws_iam_role.cluster_audit_subscription-role_role.arn}",
      depends_on: ["aws_iam_role_policy.cluster_audit_subscription-role_policy"],
    });
  });

  it("land in the client's part of the bucket, a folder a day", () => {
    expect(stream).toMatchObject({ name: "acme-production-audit-logs", destination: "extended_s3" });
    expect(destination).toMatchObject({
      bucket_arn: BUCKET_ARN,
      prefix: "audit-logs/client=acme/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/",
      compression_format: "GZIP",
    });
  });

  it("stay in the client's part even when they can't be delivered", () => {
    expect(destination.error_output_prefix).toBe(
      "audit-logs/client=acme/_errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
    );
  });

  it("are unpacked out of CloudWatch's envelopes, an event a line", () => {
    expect(destination.processing_configuration).toEqual({
      enabled: true,
      processors: [
        { type: "Decompression", parameters: [{ parameter_name: "CompressionFormat", parameter_value: "GZIP" }] },
        {
          type: "CloudWatchLogProcessing",
          parameters: [{ parameter_name: "DataMessageExtraction", parameter_value: "true" }],
        },
        { type: "AppendDelimiterToRecord" },
      ],
    });
  });

  it("are encrypted with the client's key on their way", () => {
    expect(stream.server_side_encryption).toEqual({
      enabled: true,
      key_type: "CUSTOMER_MANAGED_CMK",
      key_arn: KMS_KEY_ARN,
    });
  });

  it("leave a trace of what went wrong, encrypted and with an end", () => {
    expect(destination.cloudwatch_logging_options).toEqual({
      enabled: true,
      log_group_name: "${aws_cloudwatch_log_stream.cluster_audit_stream_error-stream.log_group_name}",
      log_stream_name: "${aws_cloudwatch_log_stream.cluster_audit_stream_error-stream.name}",
    });
    expect(synth.at("aws_cloudwatch_log_stream", "audit_stream_error-stream").log_group_name).toBe(
      "${aws_cloudwatch_log_group.cluster_audit_stream_errors.name}",
    );
    expect(synth.at("aws_cloudwatch_log_group", "audit_stream_errors")).toMatchObject({
      name: "/aws/kinesisfirehose/acme-production-audit-logs",
      retention_in_days: 90,
      kms_key_id: KMS_KEY_ARN,
    });
  });

  it("are written by a role that Firehose takes for this account, and that writes to the client's part only", () => {
    const path = "audit_stream_delivery-role";
    expect(statements(synth.at("aws_iam_role", `${path}_role`).assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "firehose.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": CLUSTER.place.accountId } },
      },
    ]);
    expect(statements(synth.at("aws_iam_role_policy", `${path}_policy`).policy)).toEqual([
      {
        Sid: "FindBucket",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
        Resource: BUCKET_ARN,
      },
      {
        Sid: "WriteOwnPrefix",
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
        Resource: `${BUCKET_ARN}/audit-logs/client=acme/*`,
      },
      {
        Sid: "ReportErrors",
        Effect: "Allow",
        Action: "logs:PutLogEvents",
        Resource:
          "arn:aws:logs:us-east-2:123456789012:log-group:/aws/kinesisfirehose/acme-production-audit-logs:log-stream:delivery",
      },
    ]);
    expect(stream.depends_on).toEqual([`aws_iam_role_policy.cluster_${path}_policy`]);
  });

  it("are sent by a role that only this account's logs can take, into this stream only", () => {
    const path = "audit_subscription-role";
    expect(statements(synth.at("aws_iam_role", `${path}_role`).assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "logs.us-east-2.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": CLUSTER.place.accountId },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-2:123456789012:*" },
        },
      },
    ]);
    expect(statements(synth.at("aws_iam_role_policy", `${path}_policy`).policy)).toEqual([
      { Effect: "Allow", Action: ["firehose:PutRecord", "firehose:PutRecordBatch"], Resource: STREAM },
    ]);
  });

  it("raise an alarm when they don't arrive for an hour", () => {
    expect(synth.at("aws_cloudwatch_metric_alarm", "audit_alarm_alarm")).toMatchObject({
      namespace: "AWS/Firehose",
      metric_name: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: "acme-production-audit-logs" },
      threshold: 3600,
      alarm_actions: ["arn:aws:sns:us-east-2:123456789012:alerts"],
    });
  });
});
