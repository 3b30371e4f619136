import { words } from "../../config/reading/words";
import { documentsNamed } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf } from "../support/synth";
import { alarm, bucketNames, lifecycleOf, resourceNamed, statementsOf } from "./bootstrap-parts";

const SHIPPED = "the shipped example";
const BUCKETS = [
  "ohio-01-terraform-state-production",
  "ohio-01-us-east-2-audit-logs-production",
  "ohio-01-us-east-2-logs-production",
  "ohio-01-us-east-2-metrics-production",
  "ohio-01-us-east-2-traces-production",
];
const APM_CONFIG = "ohio-01-us-east-2-apm-config-production";

describe("The bootstrap stack of the shipped example", () => {
  const documents = { bootstrap: documentsNamed(SHIPPED).bootstrap! };

  it("makes the five documented buckets and the lock table (S3-24, S3-31), and the one that APM needs (C-27)", () => {
    expect(bucketNames(documents).filter((bucket) => bucket !== APM_CONFIG)).toEqual(BUCKETS);
    expect(bucketNames(documents)).toContain(APM_CONFIG);
    expect(resourcesOf(documents, "aws_dynamodb_table").map(({ body }) => body.name)).toEqual([
      "terraform-locks-us-east",
    ]);
  });

  it("protects state, lock table and audit logs from being destroyed (S0-18, X-15)", () => {
    const guarded = [...resourcesOf(documents, "aws_s3_bucket"), ...resourcesOf(documents, "aws_dynamodb_table")]
      .filter(({ body }) => (body.lifecycle as Body | undefined)?.prevent_destroy === true)
      .map(({ body }) => body.bucket ?? body.name);
    expect(guarded.sort()).toEqual([BUCKETS[0], BUCKETS[1], "terraform-locks-us-east"]);
  });

  it("bills the lock table by request and keys it by LockID (S3-26)", () => {
    expect(resourcesOf(documents, "aws_dynamodb_table")[0]!.body).toMatchObject({
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: true,
    });
  });

  const ia = { days: 30, storage_class: "STANDARD_IA" };
  const glacier = { days: 90, storage_class: "GLACIER" };
  it.each<[string, unknown, unknown]>([
    ["state (S0-13)", [{ expired_object_delete_marker: true }], undefined],
    ["logs (S3-27, C-08)", [{ days: 90 }], [ia]],
    ["traces (S3-28, C-09)", [{ days: 30 }], undefined],
    ["metrics (S3-29)", [{ days: 90 }], [ia]],
    ["audit-logs (S3-30)", [{ days: 2557 }], [ia, glacier]],
  ])("keeps %s as long as documented", (name, expiration, transition) => {
    const [rule] = lifecycleOf(documents, name.split(" ")[0]!);
    expect({ expiration: rule!.expiration, transition: rule!.transition }).toEqual({ expiration, transition });
  });

  it("logs every access into the audit bucket, under the bucket's own prefix (C-27, C-28)", () => {
    const logging = resourcesOf(documents, "aws_s3_bucket_logging").map(({ body }) => [
      body.target_bucket,
      body.target_prefix,
    ]);
    const sources = [...BUCKETS, APM_CONFIG].filter((bucket) => !bucket.includes("audit-logs"));
    expect(logging.sort()).toEqual(sources.map((bucket) => [BUCKETS[1], `s3-access-logs/${bucket}/`]).sort());
  });

  it("says where each client's part of a shared bucket is (S3-27…S3-30, S3-34)", () => {
    expect(documents.bootstrap.output!.client_prefixes!.value).toEqual({
      acme: {
        logs: "logs/client=acme/",
        traces: "traces/client=acme/",
        metrics: "metrics/client=acme/",
        "audit-logs": "audit-logs/client=acme/",
        "apm-config": "apm-config/client=acme/",
      },
      globex: {
        logs: "logs/client=globex/",
        traces: "traces/client=globex/",
        metrics: "metrics/client=globex/",
        "audit-logs": "audit-logs/client=globex/",
      },
    });
  });

  it("tells bucket, table and access policy (S0-22), and that every bucket is compliant (S0-19)", () => {
    const { output } = documents.bootstrap;
    expect(output).toMatchObject({
      backend_bucket_name: { value: "ohio-01-terraform-state-production" },
      dynamodb_table_name: { value: "terraform-locks-us-east" },
      access_policy_arn: { value: expect.stringMatching(/^\$\{aws_iam_policy\.[\w-]+\.arn\}$/) as unknown },
    });
    const compliance = output!.compliance_status!.value as Record<string, Body>;
    expect(Object.keys(compliance).sort()).toEqual(words`apm-config audit-logs logs metrics state traces`);
    expect(new Set(Object.values(compliance).map(({ overall }) => overall))).toEqual(new Set(["COMPLIANT"]));
  });

  it("lets whoever runs Terraform read and write states and take both locks (S0-22)", () => {
    const [policy] = resourcesOf(documents, "aws_iam_policy");
    const actions = statementsOf(policy!.body).flatMap(({ Action }) => Action);
    expect(actions).toEqual(
      expect.arrayContaining(words`
        s3:ListBucket s3:GetObject s3:PutObject s3:DeleteObject
        dynamodb:DescribeTable dynamodb:GetItem dynamodb:PutItem dynamodb:DeleteItem
      `),
    );
  });

  it("closes the state to all but the roles that deploy or repair (S3-121, M-61)", () => {
    const statements = statementsOf(resourceNamed(documents, "aws_s3_bucket_policy", "state"));
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Action: expect.arrayContaining(["s3:GetObject*", "s3:PutObject*"]) as unknown,
        Condition: expect.objectContaining({
          ArnNotLike: {
            "aws:PrincipalArn": [
              "arn:aws:iam::123456789012:role/terraform-deploy",
              "arn:aws:iam::123456789012:role/ohio-01-github-deploy-production",
              "arn:aws:iam::123456789012:role/ohio-01-github-plan-production",
              "arn:aws:iam::123456789012:role/break-glass",
            ],
          },
        }) as unknown,
      }),
    );
  });

  it("raises an alarm when the lock table throttles (S0-31, M-46)", () => {
    expect(alarm(documents, "throttles")).toMatchObject({
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      metric_query: [
        { return_data: true },
        {
          metric: {
            metric_name: "ReadThrottleEvents",
            stat: "Sum",
            dimensions: { TableName: "terraform-locks-us-east" },
          },
        },
        { metric: { metric_name: "WriteThrottleEvents", stat: "Sum" } },
      ],
      alarm_actions: ["arn:aws:sns:us-east-2:123456789012:ohio-01-us-east-2-alerts-production"],
    });
  });

  it("raises an alarm when the state refuses many requests, by a metric that exists (S0-32, M-47)", () => {
    const { dimensions } = alarm(documents, "unauthorized") as { dimensions: Body };
    expect(dimensions).toEqual({ BucketName: BUCKETS[0], FilterId: "EntireBucket" });
    expect(resourceNamed(documents, "aws_s3_bucket_metric", "state").name).toBe("EntireBucket");
  });

  it("tells of every change of a state (S0-33)", () => {
    expect(resourceNamed(documents, "aws_s3_bucket_notification", "state").eventbridge).toBe(true);
    const [rule] = resourcesOf(documents, "aws_cloudwatch_event_rule");
    expect(JSON.parse(String(rule!.body.event_pattern))).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created", "Object Deleted"],
      detail: { bucket: { name: [BUCKETS[0]] }, object: { key: [{ suffix: "terraform.tfstate" }] } },
    });
    expect(resourcesOf(documents, "aws_cloudwatch_event_target")[0]!.body.arn).toBe(
      "arn:aws:sns:us-east-2:123456789012:ohio-01-us-east-2-alerts-production",
    );
  });

  it("publishes what tools look for as parameters (S0-34)", () => {
    const parameters = resourcesOf(documents, "aws_ssm_parameter").map(({ body }) => [
      body.name,
      body.value,
      body.type,
    ]);
    expect(parameters.sort()).toEqual([
      ["/ohio-01/production/backend/dynamodb-table", "terraform-locks-us-east", "String"],
      ["/ohio-01/production/backend/region", "us-east-2", "String"],
      ["/ohio-01/production/backend/s3-bucket", BUCKETS[0], "String"],
      ["/ohio-01/production/observability/audit-logs/bucket", BUCKETS[1], "String"],
      ["/ohio-01/production/observability/logs/bucket", BUCKETS[2], "String"],
      ["/ohio-01/production/observability/metrics/bucket", BUCKETS[3], "String"],
      ["/ohio-01/production/observability/traces/bucket", BUCKETS[4], "String"],
    ]);
  });

  it("makes the topic that its alarms go to, and tells it to the platform's address", () => {
    expect(resourcesOf(documents, "aws_sns_topic").map(({ body }) => body.name)).toEqual([
      "ohio-01-us-east-2-alerts-production",
    ]);
    expect(resourcesOf(documents, "aws_sns_topic_subscription")[0]!.body.endpoint).toBe("platform-alerts@example.com");
  });
});
