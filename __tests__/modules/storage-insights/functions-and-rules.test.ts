import { only, statements, type Arguments } from "../storage/synthesize";
import { COST_CONTROL, synthesizeInsights } from "./synthesize-insights";

const resources = synthesizeInsights();
const KEY = COST_CONTROL.kmsKeyArn;
const QUEUE = "arn:aws:sqs:us-east-2:123456789012:acme-production-insights-dead-letters";

function withName(type: string, argument: string, ending: string): Arguments {
  return only(resources(type).filter((resource) => String(resource[argument]).endsWith(ending)));
}

const functionNamed = (ending: string) => withName("aws_lambda_function", "function_name", ending);
const ruleNamed = (ending: string) => withName("aws_cloudwatch_event_rule", "name", ending);

function variables(ending: string): Record<string, string> {
  return (functionNamed(ending).environment as { variables: Record<string, string> }).variables;
}

/** What a function's role allows, by the statement's name; every action is allowed on something. */
function rights(functionName: string): Record<string, Arguments> {
  const policies = resources("aws_iam_role_policy");
  const policy = policies.find(({ role }) => String(role).includes(`insights_${functionName}_role`));
  const all = statements(policy!);
  expect(all.every(({ Effect }) => Effect === "Allow")).toBe(true);
  return Object.fromEntries(all.map((statement) => [statement.Sid as string, statement]));
}

describe("A client's functions", () => {
  it.each(["auto-tagger", "cost-analyzer", "access-analyzer"])("%s has its own logs, with a key and an end", (name) => {
    const functionName = `acme-production-${name}`;
    expect(withName("aws_cloudwatch_log_group", "name", name)).toMatchObject({
      name: `/aws/lambda/${functionName}`,
      retention_in_days: 365,
      kms_key_id: KEY,
    });
    expect(rights(name).WriteOwnLogs).toMatchObject({
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/${functionName}:*`,
    });
  });

  it.each(["auto-tagger", "cost-analyzer", "access-analyzer"])(
    "%s runs what was built, traced and with a dead-letter queue",
    (name) => {
      expect(functionNamed(name)).toMatchObject({
        runtime: "nodejs22.x",
        handler: "index.handler",
        filename: COST_CONTROL.archives[name as keyof typeof COST_CONTROL.archives].path,
        source_code_hash: COST_CONTROL.archives[name as keyof typeof COST_CONTROL.archives].sourceCodeHash,
        kms_key_arn: KEY,
        tracing_config: { mode: "Active" },
        dead_letter_config: { target_arn: expect.stringContaining("dead-letters_queue") as unknown },
        depends_on: [expect.stringContaining("aws_iam_role_policy.") as unknown],
      });
      expect(rights(name).SendDeadLetters).toMatchObject({ Action: "sqs:SendMessage" });
      expect(rights(name).UseKey).toMatchObject({ Resource: KEY });
    },
  );

  it("tag objects with the documented name, time, memory and tags (S4-17)", () => {
    expect(functionNamed("auto-tagger")).toMatchObject({
      function_name: "acme-production-auto-tagger",
      timeout: 60,
      memory_size: 256,
      tags: { Purpose: "AutoTagging", Client: "acme", Name: "acme-production-auto-tagger" },
    });
    expect(variables("auto-tagger")).toMatchObject({
      BUCKET_NAME: "p-us-east-2-acme-input-production,p-us-east-2-acme-data-production",
    });
  });

  it("share one table of departments (S4-02)", () => {
    for (const name of ["auto-tagger", "cost-analyzer"])
      expect(JSON.parse(variables(name).DEPARTMENTS!)).toEqual(COST_CONTROL.departments);
  });

  it("read and write tags of objects and versions, and no object's content (S4-18)", () => {
    expect(rights("auto-tagger").TagObjects).toMatchObject({
      Action: [
        "s3:GetObjectTagging",
        "s3:GetObjectVersionTagging",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
      ],
      Resource: ["arn:aws:s3:::p-us-east-2-acme-input-production/*", "arn:aws:s3:::p-us-east-2-acme-data-production/*"],
    });
  });

  it("are told what is gone instead of being denied it", () => {
    expect(rights("auto-tagger").KnowWhatIsGone).toMatchObject({
      Action: ["s3:ListBucket", "s3:ListBucketVersions"],
      Resource: ["arn:aws:s3:::p-us-east-2-acme-input-production", "arn:aws:s3:::p-us-east-2-acme-data-production"],
    });
  });

  it("read inventories below their prefix only, and costs (M-29)", () => {
    const arn = "arn:aws:s3:::p-us-east-2-acme-inventory-production";
    expect(rights("cost-analyzer")).toMatchObject({
      ListInventories: { Action: "s3:ListBucket", Resource: arn },
      ReadInventories: { Action: "s3:GetObject", Resource: `${arn}/inventory/*` },
      ReadCosts: { Action: "ce:GetCostAndUsage", Resource: "*" },
    });
    expect(variables("cost-analyzer")).toMatchObject({
      CLIENT: "acme",
      INVENTORY_BUCKET: "p-us-east-2-acme-inventory-production",
      INVENTORY_PREFIX: "inventory",
      INVENTORY_NAME: "daily-inventory",
    });
  });

  it("have no right on inventories where there are none", () => {
    const without = synthesizeInsights({ costControl: { ...COST_CONTROL, inventory: undefined } });
    const text = JSON.stringify([without("aws_iam_role_policy"), without("aws_lambda_function")]);
    expect(text).not.toMatch(/inventor/i);
  });

  it("use wildcards only where AWS knows no resources", () => {
    const wide = ["auto-tagger", "cost-analyzer", "access-analyzer"].flatMap((name) =>
      Object.values(rights(name)).filter(({ Resource }) => Resource === "*"),
    );
    expect(new Set(wide.flatMap(({ Action }) => Action))).toEqual(
      new Set([
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "ce:GetCostAndUsage",
        "cloudwatch:GetMetricStatistics",
      ]),
    );
  });

  it("do not tag where that is not bought", () => {
    const without = synthesizeInsights({ costControl: { ...COST_CONTROL, autoTagging: false } });
    expect(without("aws_lambda_function")).toHaveLength(2);
    expect(without("aws_cloudwatch_event_rule")).toHaveLength(2);
  });
});

describe("What starts a client's functions", () => {
  it("is every new object in its buckets (S4-16, M-34)", () => {
    expect(JSON.parse(ruleNamed("auto-tagger").event_pattern as string)).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: {
        bucket: { name: ["p-us-east-2-acme-input-production", "p-us-east-2-acme-data-production"] },
      },
    });
  });

  it("is the first of the month (S4-24, M-28)", () => {
    expect(ruleNamed("monthly-cost-report")).toMatchObject({
      schedule_expression: "cron(0 6 1 * ? *)",
      description: "Trigger monthly S3 cost analysis",
    });
  });

  it("is every day (S4-26)", () => {
    expect(ruleNamed("daily-access-analysis")).toMatchObject({
      schedule_expression: "rate(1 day)",
      description: "Analyze S3 access patterns daily",
    });
  });

  it("has tags, which the documents forgot (S4-34)", () => {
    for (const { name, tags } of resources("aws_cloudwatch_event_rule"))
      expect(tags).toMatchObject({ Client: "acme", Name: name });
  });

  it("may do so before it tries to, and nobody else may (S4-19, S1-18)", () => {
    const permissions = resources("aws_lambda_permission");
    expect(permissions).toHaveLength(3);
    for (const permission of permissions)
      expect(permission).toMatchObject({
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        source_arn: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\..*\.arn\}$/) as unknown,
        source_account: "123456789012",
      });
    for (const target of resources("aws_cloudwatch_event_target"))
      expect(target).toMatchObject({
        depends_on: [expect.stringContaining("aws_lambda_permission.") as unknown],
        dead_letter_config: { arn: expect.stringContaining("dead-letters") as unknown },
      });
  });
});

describe("The queue of dead letters", () => {
  it("is encrypted, and takes events of the client's rules only", () => {
    expect(only(resources("aws_sqs_queue"))).toMatchObject({
      name: "acme-production-insights-dead-letters",
      kms_master_key_id: KEY,
      message_retention_seconds: 1209600,
    });
    const [deny, allow] = statements(only(resources("aws_sqs_queue_policy")));
    expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(allow).toMatchObject({
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: QUEUE,
      Condition: {
        ArnEquals: {
          "aws:SourceArn": Object.values(COST_CONTROL.names.rules).map(
            (rule) => `arn:aws:events:us-east-2:123456789012:rule/${rule}`,
          ),
        },
      },
    });
  });
});

describe("The topic of a client's storage (S4-03)", () => {
  it("has the documented name for people, and mails to the client's address", () => {
    expect(only(resources("aws_sns_topic"))).toMatchObject({
      name: "acme-production-storage-alerts",
      display_name: "S3 Cost and Access Pattern Alerts",
      kms_master_key_id: KEY,
      tags: { Purpose: "Monitoring" },
    });
    expect(only(resources("aws_sns_topic_subscription"))).toMatchObject({
      protocol: "email",
      endpoint: "alerts@example.com",
    });
  });

  it("takes messages of alarms, and of the functions by their roles alone", () => {
    const [allow, ...further] = statements(only(resources("aws_sns_topic_policy")));
    expect(further).toEqual([]);
    expect(allow).toMatchObject({ Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish" });
    for (const name of ["cost-analyzer", "access-analyzer"])
      expect(rights(name).PublishReports).toMatchObject({ Action: "sns:Publish" });
    expect(rights("auto-tagger")).not.toHaveProperty("PublishReports");
  });
});
