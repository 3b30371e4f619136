import { parse, stringify } from "yaml";

import { FILES } from "../../config/registry";
import { APM_CONFIG_ADDRESSES } from "../../layers/bootstrap-kept";
import { documentsNamed, fleetNamed, platformWith } from "../support/fleets";
import { EXAMPLE, fleetOf, projectOf, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { madeIn, resourcesOf, synthesize, type Documents, type StackDocument } from "../support/synth";
import { baseOf } from "../support/transitions/hold";
import { alarm, bucketNames, lifecycleOf, resourceNamed } from "./bootstrap-parts";

describe("The bootstrap stack", () => {
  it("makes no state bucket outside the home region (C-26), but says where it is", () => {
    const documents = documentsNamed("another region than home");
    expect(bucketNames(documents)).toEqual([
      "ohio-01-eu-west-1-audit-logs-production",
      "ohio-01-eu-west-1-logs-production",
      "ohio-01-eu-west-1-metrics-production",
      "ohio-01-eu-west-1-traces-production",
    ]);
    for (const type of ["aws_dynamodb_table", "aws_iam_policy", "aws_cloudwatch_event_rule"])
      expect(resourcesOf(documents, type)).toEqual([]);
    const { output } = documents.bootstrap!;
    expect(output).not.toHaveProperty("access_policy_arn");
    expect(output!.backend_bucket_name!.value).toBe("ohio-01-terraform-state-production");
    expect(resourceNamed(documents, "aws_ssm_parameter", "parameters_backend-region").value).toBe("us-east-2");
  });

  it("takes no access logs of the state bucket outside its region: S3 delivers within one only", () => {
    const policy = resourceNamed(documentsNamed("another region than home"), "aws_s3_bucket_policy", "audit-logs");
    expect(String(policy.policy)).not.toContain("terraform-state");
  });

  it("uses a topic that the settings name instead of making one", () => {
    const documents = synthesizePlatform({ alerts_topic_arn: "arn:aws:sns:us-east-2:123456789012:alerts" });
    for (const type of ["aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription", "aws_kms_key"])
      expect(resourcesOf({ bootstrap: documents.bootstrap! }, type)).toEqual([]);
    expect(alarm(documents, "throttles").alarm_actions).toEqual(["arn:aws:sns:us-east-2:123456789012:alerts"]);
  });

  it("splits bills by client, cost centre, environment and purpose where the settings say so (S3-124), and nowhere else", () => {
    const tags = (documents: Documents) =>
      resourcesOf(documents, "aws_ce_cost_allocation_tag").map(({ body }) => [body.tag_key, body.status]);
    expect(tags(synthesizePlatform({}, { cost_allocation_tags: true })).sort()).toEqual([
      ["Client", "Active"],
      ["CostCenter", "Active"],
      ["Environment", "Active"],
      ["Purpose", "Active"],
    ]);
    expect(tags(documentsNamed("the shipped example"))).toEqual([]);
  });

  it("takes the names that the settings have for bucket and table (S0-21)", () => {
    const documents = synthesizePlatform({}, { state_bucket: "our-states", lock_table: "our-locks" });
    expect(bucketNames(documents)).toContain("our-states");
    expect(documents.foundation!.terraform.backend).toMatchObject({
      s3: { bucket: "our-states", dynamodb_table: "our-locks" },
    });
    expect(String(resourcesOf(documents, "aws_iam_policy")[0]!.body.policy)).toContain("table/our-locks");
  });

  it("protects and watches the states unless the settings say otherwise (S0-20)", () => {
    const bootstrapWith = (state: Section): Documents =>
      synthesize(fleetOf(projectOf({}, platformWith({ state }))), ["bootstrap"]);
    const [usual, open, silent] = [{}, { prevent_destroy: false }, { monitoring: false }].map(bootstrapWith);
    const guarded = (documents: Documents): unknown[] =>
      [resourceNamed(documents, "aws_s3_bucket", "state"), resourceNamed(documents, "aws_dynamodb_table", "state")].map(
        ({ lifecycle, deletion_protection_enabled: kept }) => [lifecycle, kept],
      );
    expect(guarded(usual!)).toEqual([
      [{ prevent_destroy: true }, undefined],
      [{ prevent_destroy: true }, true],
    ]);
    expect(guarded(open!)).toEqual([
      [undefined, undefined],
      [undefined, false],
    ]);
    const watching = (documents: Documents): string[] =>
      ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"].flatMap((type) =>
        resourcesOf(documents, type).map(({ id }) => id),
      );
    expect(watching(usual!)).toHaveLength(4);
    expect(watching(silent!)).toEqual([]);
  });

  it("encrypts with the keys that the settings name, but for the bucket that access logs go to (S0-11, C-11)", () => {
    const documents = documentsNamed("everything on");
    const algorithms = ["state", "logs", "traces", "metrics", "audit-logs"].map((name) => {
      const { rule } = resourceNamed(documents, "aws_s3_bucket_server_side_encryption_configuration", name);
      const [first] = rule as readonly { apply_server_side_encryption_by_default: Body }[];
      return [name, first!.apply_server_side_encryption_by_default.sse_algorithm];
    });
    expect(Object.fromEntries(algorithms)).toEqual({
      state: "aws:kms",
      logs: "aws:kms",
      traces: "aws:kms",
      metrics: "aws:kms",
      "audit-logs": "AES256",
    });
  });

  it("keeps audit logs by the days of the settings", () => {
    const retention = {
      audit_logs_days: 3000,
      audit_logs_standard_ia_day: 60,
      audit_logs_glacier_day: 120,
      audit_logs_deep_archive_day: 400,
    };
    const documents = synthesize(fleetOf(projectOf({}, platformWith({ retention }))));
    const [rule] = lifecycleOf(documents, "audit-logs");
    expect(rule).toMatchObject({
      expiration: [{ days: 3000 }],
      transition: [
        { days: 60, storage_class: "STANDARD_IA" },
        { days: 120, storage_class: "GLACIER" },
        { days: 400, storage_class: "DEEP_ARCHIVE" },
      ],
    });
  });

  it("is the same whoever the clients are, but for the list of their prefixes (G4)", () => {
    const [none, three] = ["no clients", "three clients"].map((name) => documentsNamed(name).bootstrap!);
    expect(none!.resource).toEqual(three!.resource);
    expect({ ...none!.output, client_prefixes: 0 }).toEqual({ ...three!.output, client_prefixes: 0 });
  });

  it("grows by the apm-config bucket, and changes nothing else, once a client keeps its configuration there (C-27)", () => {
    const [none, fifty] = ["no clients", "fifty clients"].map((name) =>
      resourcesOf({ bootstrap: documentsNamed(name).bootstrap! }, "aws_s3_bucket"),
    );
    expect(fifty!.filter(({ id }) => !id.startsWith("apm-config_"))).toEqual(none);
    expect(fifty!.filter(({ id }) => id.startsWith("apm-config_"))).toHaveLength(1);
  });

  it("lets go of the apm-config bucket without destroying it or what protects it, once no client keeps anything there", () => {
    const { resource, removed } = documentsNamed("no clients").bootstrap as StackDocument & {
      readonly removed: unknown;
    };
    expect(removed).toEqual(APM_CONFIG_ADDRESSES.map((from) => ({ from, lifecycle: { destroy: false } })));
    expect(documentsNamed("fifty clients").bootstrap).not.toHaveProperty("removed");
    const kept = madeIn({ bootstrap: baseOf("layer").documents.bootstrap! }).map(({ address }) => address);
    expect(kept.filter((address) => address.includes(".apm-config")).sort()).toEqual([...APM_CONFIG_ADDRESSES].sort());
    expect(
      Object.values(resource!)
        .flatMap((ids) => Object.keys(ids))
        .join(),
    ).not.toContain("apm-config");
  });

  it("holds what the target has, in the environment that is asked for", () => {
    const { target } = fleetNamed("the shipped example in staging");
    const { bootstrap } = documentsNamed("the shipped example in staging");
    expect(bucketNames({ bootstrap: bootstrap! })).toEqual([
      "ohio-01-terraform-state-staging",
      ...["apm-config", "audit-logs", "logs", "metrics", "traces"].map((type) => `ohio-01-us-east-2-${type}-staging`),
    ]);
    expect(target.accountId).toBe("210987654321");
  });
});

/** The shipped example with other settings of its production region and environment. */
function synthesizePlatform(region: Section, environment: Section = {}): Documents {
  const platform = parse(String(EXAMPLE[FILES.platform])) as {
    environments: { production: { regions: Record<string, object> } };
  };
  const { production } = platform.environments;
  Object.assign(production, environment);
  Object.assign(production.regions["us-east-2"]!, region);
  return synthesize(fleetOf({ ...EXAMPLE, [FILES.platform]: stringify(platform) }), ["bootstrap", "foundation"]);
}
