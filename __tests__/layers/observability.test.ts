import { existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

import type { App } from "cdktf";

import { compose } from "../../layers/compose";
import { alarmProblems } from "../support/alarms/trials";
import { watchedAlarm } from "../support/alarms/watched-alarm";
import { documentsNamed, fleetNamed, maximalClient } from "../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, synthesize, withApp, type Documents } from "../support/synth";

/** A client that buys everything but what is replaced. */
function synthesized(storage: Section): Documents {
  return synthesize(fleetOf(projectOf({ acme: { ...maximalClient(1), storage } })), ["foundation", "observability"]);
}

const ALL_BUCKETS = { enable_dedicated_buckets: true, roles: ["input", "output", "logs", "data", "inventory"] };

function contractOf(documents: Documents): Record<string, Body> {
  return documents.observability!.output!.client_observability!.value as Record<string, Body>;
}

describe("The observability layer", () => {
  it("has a backend, a provider and an empty contract where no client has buckets or a cluster", () => {
    const files = projectOf({ acme: clientEntry(1, { eks: { enabled: false } }) });
    const { observability } = synthesize(fleetOf(files), ["observability"]);
    expect(observability!.terraform.backend).toMatchObject({
      s3: { key: expect.stringContaining("/layers/06-observability/") as unknown },
    });
    expect(observability!.provider.aws).toHaveLength(1);
    expect(observability!.output!.client_observability!.value).toEqual({});
    expect(observability!.resource).toBeUndefined();
    // The address of a cluster that the client may have had: nothing else is looked up, and its absence stops nothing.
    expect(Object.keys(observability!.data!)).toEqual(["aws_s3_objects", "terraform_remote_state"]);
  });

  it("writes each function's archive once, with the hash that the plan holds", () => {
    withApp((app: App) => {
      compose(app, fleetNamed("names that are parts of each other"));
      app.synth();
      const folder = join(app.outdir, "stacks", "observability");
      const document = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as Documents[string];
      const functions = Object.values(document.resource!.aws_lambda_function!);
      expect(functions).toHaveLength(9);
      expect(new Set(functions.map(({ filename }) => filename)).size).toBe(3);
      for (const { filename, source_code_hash } of functions) {
        expect(existsSync(join(folder, filename as string))).toBe(true);
        const hash = createHash("sha256").update(readFileSync(join(folder, filename as string)));
        expect(source_code_hash).toBe(hash.digest("base64"));
      }
    });
  });

  it("builds no archive that no client needs", () => {
    const documents = synthesized({ ...ALL_BUCKETS, cost_optimization: { enabled: false } });
    expect(resourcesOf(documents, "aws_lambda_function")).toEqual([]);
    const rules = resourcesOf(documents, "aws_cloudwatch_event_rule").filter(({ id }) => id.startsWith("acme_"));
    expect(rules.map(({ id }) => id)).toEqual(
      ["gif", "jpeg", "jpg", "png"].map((ending) => `acme_uploads_rule-${ending}`),
    );
  });

  it.each([[["input", "output", "logs"]], [["data", "logs"]], [["input", "output", "data", "logs", "inventory"]]])(
    "watches every bucket for objects of %p with what document 001 asks for, whatever is bought (S1-22 to S1-24)",
    (roles) => {
      const documents = synthesized({ ...ALL_BUCKETS, roles, cost_optimization: { enabled: false } });
      const objects = roles.filter((role) => role !== "logs" && role !== "inventory");
      const alarms = resourcesOf(documents, "aws_cloudwatch_metric_alarm").filter(({ id }) =>
        id.includes("_insights_"),
      );
      expect(alarms.map(({ body }) => body.alarm_name).sort()).toEqual(
        objects
          .flatMap((role) =>
            ["bucket-size", "errors-4xx", "errors-5xx"].map(
              (alarm) => `ohio-01-us-east-2-acme-${role}-production-${alarm}`,
            ),
          )
          .sort(),
      );
      for (const { body } of alarms) {
        expect(alarmProblems(watchedAlarm(body))).toEqual([]);
        expect(body.alarm_actions).toEqual([expect.stringMatching(/^arn:aws:sns:us-east-2:\d+:.*alerts/)]);
      }
      const [dashboard, ...more] = resourcesOf(documents, "aws_cloudwatch_dashboard");
      expect(more).toEqual([]);
      for (const metric of ["NumberOfObjects", "BucketSizeBytes", "AllRequests", "GetRequests", "PutRequests"])
        expect(String(dashboard!.body.dashboard_body)).toContain(metric);
      const { acme } = contractOf(documents);
      expect(acme).toMatchObject({ dashboard_url: expect.stringContaining("#dashboards:name=") as unknown });
      expect(acme).not.toHaveProperty("alert_topic_arn");
    },
  );

  it("keeps dashboard and alarms where they are when cost control comes or goes", () => {
    const [without, bought] = [false, true].map((enabled) => {
      const documents = synthesized({ ...ALL_BUCKETS, cost_optimization: { enabled } });
      const watching = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_dashboard"];
      return watching.flatMap((type) => resourcesOf(documents, type).map(({ address }) => address));
    });
    // The data bucket has the client's own limit, then.
    expect(without!.filter((address) => !bought!.includes(address))).toEqual([
      "aws_cloudwatch_metric_alarm.acme_insights_data-alarms_bucket-size",
    ]);
  });

  it("announces uploads to clients with an input bucket, whatever else they buy (S1-17)", () => {
    const queues = (roles: string[]) =>
      resourcesOf(synthesized({ ...ALL_BUCKETS, roles }), "aws_sqs_queue").map(({ body }) => body.name);
    expect(queues(["input", "output", "logs"])).toEqual([
      "acme-production-uploads-dead-letters",
      "acme-production-uploads",
    ]);
    expect(queues(["output", "logs"])).toEqual([]);
  });

  it("publishes what document 004 exports, and no savings without a calculation (S4-30, S4-31)", () => {
    const documents = synthesized({
      ...ALL_BUCKETS,
      replication: { enabled: true },
      cost_optimization: { enabled: true },
    });
    const { acme } = contractOf(documents);
    const reference = expect.stringMatching(/^\$\{aws_[\w.-]+\}$/) as unknown;
    expect(acme).toEqual({
      namespace: "observability",
      grafana_service: "grafana",
      otlp_endpoint: "tempo.observability.svc.cluster.local:4317",
      prometheus_url: "http://kps-prometheus.observability.svc.cluster.local:9090",
      loki_url: "http://loki.observability.svc.cluster.local:3100",
      upload_queue_url: reference,
      alert_topic_arn: reference,
      dashboard_url:
        "https://console.aws.amazon.com/cloudwatch/home?region=us-east-2#dashboards:name=acme-production-us-east-2-s3-optimization",
      function_names: [
        "acme-production-auto-tagger",
        "acme-production-cost-analyzer",
        "acme-production-access-analyzer",
      ],
      main_bucket_name: expect.stringMatching(/-acme-data-production$/) as unknown,
      main_bucket_arn: expect.stringMatching(/^arn:aws:s3:::.*-acme-data-production$/) as unknown,
      replica_bucket_name: expect.stringMatching(/-acme-data-production-replica$/) as unknown,
      inventory_bucket_name: expect.stringMatching(/-acme-inventory-production$/) as unknown,
      cost_optimization_features: {
        intelligent_tiering: "enabled",
        lifecycle_policies: "enabled",
        s3_inventory: "enabled",
        cloudwatch_alarms: "enabled",
        auto_tagging: "enabled",
        cross_region_replication: "enabled",
        request_metrics: "enabled",
      },
    });
  });

  it("names only buckets that foundation makes", () => {
    for (const name of ["everything on", "the shipped example"]) {
      const documents = documentsNamed(name);
      const made = new Set(resourcesOf(documents, "aws_s3_bucket").map(({ body }) => body.bucket));
      for (const facts of Object.values(contractOf(documents)))
        for (const [fact, value] of Object.entries(facts))
          if (fact.endsWith("_bucket_name")) expect(made).toContain(value);
      const watched = resourcesOf(documents, "aws_cloudwatch_metric_alarm").flatMap(({ stack, body }) =>
        stack === "observability" && body.dimensions ? [(body.dimensions as Record<string, string>).BucketName] : [],
      );
      expect(watched.filter((bucket) => bucket !== undefined && !made.has(bucket))).toEqual([]);
    }
  });

  it("reads inventories where foundation has them written (S4-09)", () => {
    const documents = synthesized({ ...ALL_BUCKETS, cost_optimization: { enabled: true } });
    const inventories = resourcesOf(documents, "aws_s3_bucket_inventory");
    const { environment } = resourcesOf(documents, "aws_lambda_function").find(({ id }) => id.includes("cost"))!.body;
    const { variables } = environment as { variables: Record<string, string> };
    const bucketOf = new Map(
      resourcesOf(documents, "aws_s3_bucket").map(({ address, body }) => [`\${${address}.id}`, body.bucket]),
    );
    const listed = inventories.map(({ body }) => bucketOf.get(body.bucket as string) ?? body.bucket);
    expect(listed.sort()).toEqual(variables.BUCKET_NAME!.split(",").sort());
    for (const { body } of inventories) {
      const destination = JSON.stringify(body.destination);
      expect(body.name).toBe(variables.INVENTORY_NAME);
      expect(destination).toContain(`"prefix":"${variables.INVENTORY_PREFIX}"`);
      expect(destination).toContain(`"arn:aws:s3:::${variables.INVENTORY_BUCKET}"`);
    }
  });

  it("writes to log groups, topics and queues that the client's key is open to", () => {
    const documents = documentsNamed("everything on");
    const keys = resourcesOf(documents, "aws_kms_key").filter(({ id }) => id === "acme_key_key");
    const statements = (JSON.parse(keys[0]!.body.policy as string) as { Statement: Body[] }).Statement;
    const logs = statements.find(({ Sid }) => Sid === "AllowCloudWatchLogs")!.Condition as Body;
    const open = (logs.ArnEquals as Record<string, string[]>)["kms:EncryptionContext:aws:logs:arn"]!;
    const groups = resourcesOf(documents, "aws_cloudwatch_log_group").filter(
      ({ stack, id }) => stack === "observability" && id.startsWith("acme_"),
    );
    expect(groups).toHaveLength(3);
    for (const { body } of groups)
      expect(open).toContainEqual(expect.stringMatching(new RegExp(`:log-group:${String(body.name)}$`)));
    expect(statements.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(["AllowCloudWatchAlarms", "AllowEventBridgeRules"]),
    );
  });

  it("changes nothing in foundation's key with what a client buys", () => {
    const key = (storage: Section) =>
      resourcesOf(synthesized(storage), "aws_kms_key").find(({ id }) => id === "acme_key_key")?.body;
    expect(key({ ...ALL_BUCKETS, cost_optimization: { enabled: true } })).toEqual(
      key({ enable_dedicated_buckets: false }),
    );
  });
});
