import { names } from "../../config/names";
import { fleetNamed, platformWith, PRODUCTION, THREE_CLIENTS } from "../support/fleets";
import { statementsOf } from "../../scripts/fleet/review/policies/statement";
import { fleetOf, projectOf, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, synthesize, type Documents } from "../support/synth";
import { resourceNamed } from "./bootstrap-parts";

function bootstrapWith(events: string, clients: Readonly<Record<string, Section>> = THREE_CLIENTS): Documents {
  const production = { ...PRODUCTION, s3_data_events: events };
  return synthesize(fleetOf(projectOf(clients, platformWith({ environments: { production } }))), ["bootstrap"]);
}

const policyOf = (documents: Documents): string =>
  String(resourceNamed(documents, "aws_s3_bucket_policy", "audit-logs").policy);

interface Field {
  readonly field: string;
  readonly equals?: readonly string[];
  readonly starts_with?: readonly string[];
  readonly not_starts_with?: readonly string[];
}

function trail(documents: Documents): { body: Body; fields: readonly Field[] } {
  const [made, ...more] = resourcesOf(documents, "aws_cloudtrail");
  expect(more).toEqual([]);
  const { body } = made!;
  const [selector] = body.advanced_event_selector as [{ field_selector: Field[] }];
  return { body, fields: selector.field_selector };
}

/** Whether the trail records requests to an object of a bucket. */
function records(fields: readonly Field[], bucketName: string): boolean {
  const arn = `arn:aws:s3:::${bucketName}/uploads/x.jpg`;
  const { starts_with = [], not_starts_with = [] } = fields.find(({ field }) => field === "resources.ARN")!;
  const begins = (beginning: string): boolean => arn.startsWith(beginning);
  return starts_with.some(begins) && !not_starts_with.some(begins);
}

describe("CloudTrail's record of requests to objects (S1-21)", () => {
  const documents = bootstrapWith("all");
  const { target } = fleetNamed("three clients");

  it("is made only where it is asked for, and leaves nothing behind", () => {
    const without = bootstrapWith("none");
    expect(resourcesOf(without, "aws_cloudtrail")).toEqual([]);
    expect(policyOf(without)).not.toContain("cloudtrail");
  });

  it("is one trail for all clients, that none of them changes (G4)", () => {
    const alone = bootstrapWith("all", { acme: THREE_CLIENTS.acme! });
    expect(trail(alone)).toEqual(trail(documents));
    expect(policyOf(alone)).toBe(policyOf(documents));
  });

  it("records every bucket of every client, and neither the cluster tools' nor its own", () => {
    const { fields } = trail(documents);
    for (const client of ["acme", "globex", "logs", "audit-logs"])
      for (const role of ["input", "output", "data"] as const)
        expect([client, role, records(fields, names.clientBucket(target, client, role))]).toEqual([client, role, true]);
    expect(records(fields, names.sharedBucket(target, "apm-config"))).toBe(true);
    for (const type of ["logs", "traces", "metrics", "audit-logs"] as const)
      expect([type, records(fields, names.sharedBucket(target, type))]).toEqual([type, false]);
    expect(records(fields, "another-us-east-2-acme-input-production")).toBe(false);
  });

  it("leaves reads out where only writes are asked for", () => {
    const readOnly = (events: string) =>
      trail(bootstrapWith(events)).fields.filter(({ field }) => field === "readOnly");
    expect(readOnly("writes")).toEqual([{ field: "readOnly", equals: ["false"] }]);
    expect(readOnly("all")).toEqual([]);
  });

  it("writes into the audit logs, below a prefix of its own, once the bucket lets this very trail", () => {
    const { body } = trail(documents);
    const name = "ohio-01-us-east-2-s3-data-events-production";
    expect(body).toMatchObject({
      name,
      s3_bucket_name: "ohio-01-us-east-2-audit-logs-production",
      s3_key_prefix: "audit-logs/cloudtrail",
      enable_log_file_validation: true,
      depends_on: ["aws_s3_bucket_policy.audit-logs_policy"],
      tags: { Client: "shared" },
    });
    const statements = statementsOf(policyOf(documents)).filter(({ Sid }) => String(Sid).startsWith("AWSCloudTrail"));
    expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      ["s3:GetBucketAcl", "arn:aws:s3:::ohio-01-us-east-2-audit-logs-production"],
      [
        "s3:PutObject",
        "arn:aws:s3:::ohio-01-us-east-2-audit-logs-production/audit-logs/cloudtrail/AWSLogs/123456789012/*",
      ],
    ]);
    for (const { Condition } of statements)
      expect(Condition).toMatchObject({
        StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:us-east-2:123456789012:trail/${name}` },
      });
  });
});
