import { protectionWeakened } from "../../../../../../scripts/fleet/review/gate/rules/protection-weakened";
import { PROTECTIONS, PROTECTIONS_OF_ALL } from "../../../../../../scripts/fleet/review/gate/rules/protections";
import { blocksIn, valuesAt } from "../../../../../../scripts/fleet/review/gate/rules/values-at";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf, oneOfEachKind } from "../../../../../support/changed-resource";
import type { Resource } from "../../../../../support/synth";

const KINDS = oneOfEachKind();
const rule = protectionWeakened;

/** A protecting attribute that a resource of the fleet writes. */
interface Written {
  readonly resource: Resource;
  readonly path: string;
}

const WRITTEN: readonly Written[] = KINDS.flatMap((resource) =>
  Object.keys({ ...PROTECTIONS_OF_ALL, ...PROTECTIONS[resource.type] })
    .filter((path) => valuesAt(resource.body, path).some((value) => value !== undefined))
    .map((path) => ({ resource, path })),
);

/** Other values for an attribute: one of them protects less, unless what is written is the weakest. */
function otherValues(value: unknown): unknown[] {
  if (typeof value === "boolean") return [!value, undefined];
  if (typeof value === "number") return [Math.max(1, Math.floor(value / 2)), value * 2];
  if (Array.isArray(value)) return [value.slice(1), [...(value as unknown[]), "SHA1"]];
  if (typeof value === "object") return [{ Another: "one" }];
  return [value === "true" ? "false" : "Other", "DISABLED", "Delete", "Retain", "breaching", "SecureString", undefined];
}

/** A copy of a body in which every block's attribute at a path has another value. */
function withValue(body: Body, path: string, value: unknown): Body {
  const copy = structuredClone(body) as Record<string, unknown>;
  const keys = path.split(/\.(?![^[]*\])/).map((key) => key.replace(/^\[(.*)\]$/, "$1"));
  const last = keys.pop()!;
  const blocks = keys.reduce<Record<string, unknown>[]>(
    (outer, key) => outer.flatMap((each) => blocksIn(each[key])),
    [copy],
  );
  for (const block of blocks) {
    if (value === undefined) delete block[last];
    else block[last] = value;
  }
  return copy;
}

/** What names other things, or both more and less: weaker both ways. */
const BOTH_WAYS =
  /target_tags|resource_types|target_bucket|algorithms|group_numbers|ike_versions|log_types|rule\.id|comparison_operator|kms_master_key_id|filter_pattern|destination|bucket_arn|SnapshotPolicy/;

/** Attributes that are already as weak as they can be. */
const WEAKEST = [
  "aws_cloudwatch_metric_alarm treat_missing_data",
  "aws_eks_cluster vpc_config.endpoint_public_access",
  "aws_instance root_block_device.delete_on_termination",
  "aws_route53_zone force_destroy",
  "aws_ssm_parameter type",
  "kubernetes_storage_class_v1 reclaim_policy",
];

/** Other values of a written attribute that are weaker than what is written, and those that are stronger. */
function judged({ resource: { type, body }, path }: Written): {
  readonly weaker: unknown[];
  readonly stronger: unknown[];
} {
  const others = otherValues(valuesAt(body, path).find((value) => value !== undefined)).map((value) => ({
    value,
    forth: attributesOf(rule, type, body, withValue(body, path, value)).includes(path),
    back: attributesOf(rule, type, withValue(body, path, value), body).includes(path),
  }));
  if (!BOTH_WAYS.test(path)) expect(others.filter(({ forth, back }) => forth && back)).toEqual([]);
  const valuesOf = (way: "forth" | "back"): unknown[] => others.filter((each) => each[way]).map(({ value }) => [value]);
  return { weaker: valuesOf("forth"), stronger: valuesOf("back") };
}

describe("a protection is weaker", () => {
  const names = [...new Set(WRITTEN.map(({ resource: { type }, path }) => `${type} ${path}`))];

  it.each(names)("when %s is, and not when it is stronger", (name) => {
    const all = WRITTEN.filter(({ resource: { type }, path }) => name === `${type} ${path}`).map(judged);
    const way = WEAKEST.includes(name) ? "stronger" : "weaker";
    expect(all.flatMap((each) => each[way])).not.toEqual([]);
  });

  it("is looked for in what the stacks write: all that the table names of them but what they leave to AWS", () => {
    expect(names.length).toBeGreaterThan(60);
  });

  it("when prevent_destroy is taken off, whatever of", () => {
    for (const { type, body } of KINDS) {
      const kept = { ...body, lifecycle: { prevent_destroy: true } };
      expect(attributesOf(rule, type, kept, { ...body, lifecycle: {} })).toEqual(["lifecycle.prevent_destroy"]);
      expect(attributesOf(rule, type, { ...body, lifecycle: {} }, kept)).toEqual([]);
    }
  });

  it.each<[string, string, Body, Body, string]>([
    [
      "a log kept shorter",
      "aws_cloudwatch_log_group",
      { retention_in_days: 365 },
      { retention_in_days: 30 },
      "retention_in_days",
    ],
    ["a log no longer kept for ever", "aws_cloudwatch_log_group", {}, { retention_in_days: 3650 }, "retention_in_days"],
    [
      "the same, as plans say it",
      "aws_cloudwatch_log_group",
      { retention_in_days: 0 },
      { retention_in_days: 1 },
      "retention_in_days",
    ],
    [
      "a deletion window below the default",
      "aws_kms_key",
      {},
      { deletion_window_in_days: 7 },
      "deletion_window_in_days",
    ],
    [
      "a secret that goes at once",
      "aws_secretsmanager_secret",
      {},
      { recovery_window_in_days: 0 },
      "recovery_window_in_days",
    ],
    [
      "old metadata",
      "aws_instance",
      { metadata_options: [{ http_tokens: "required" }] },
      { metadata_options: [{ http_tokens: "optional" }] },
      "metadata_options.http_tokens",
    ],
    [
      "metadata left to AWS",
      "aws_instance",
      { metadata_options: { http_tokens: "required" } },
      {},
      "metadata_options.http_tokens",
    ],
    [
      "one disk of two in plain",
      "aws_launch_template",
      { block_device_mappings: [{ ebs: { encrypted: "true" } }, { ebs: { encrypted: "true" } }] },
      { block_device_mappings: [{ ebs: { encrypted: "true" } }, { ebs: { encrypted: "false" } }] },
      "block_device_mappings.ebs.encrypted",
    ],
    [
      "an endpoint made public",
      "aws_eks_cluster",
      { vpc_config: { endpoint_public_access: false } },
      { vpc_config: {} },
      "vpc_config.endpoint_public_access",
    ],
    [
      "deletion by MFA alone given up",
      "aws_s3_bucket_versioning",
      { versioning_configuration: { mfa_delete: "Enabled", status: "Enabled" } },
      { versioning_configuration: { status: "Enabled" } },
      "versioning_configuration.mfa_delete",
    ],
    [
      "an alarm that tells nobody",
      "aws_cloudwatch_metric_alarm",
      { alarm_actions: ["a"] },
      { alarm_actions: ["a"], actions_enabled: false },
      "actions_enabled",
    ],
    [
      "backups of a database",
      "aws_db_instance",
      { backup_retention_period: 7 },
      { backup_retention_period: 0 },
      "backup_retention_period",
    ],
    ["no last snapshot", "aws_db_instance", {}, { skip_final_snapshot: true }, "skip_final_snapshot"],
    [
      "a shorter lock",
      "aws_s3_bucket_object_lock_configuration",
      { rule: { default_retention: { days: 30 } } },
      { rule: { default_retention: { days: 1 } } },
      "rule.default_retention.days",
    ],
  ])("knows %s", (_, type, before, after, path) => {
    expect(attributesOf(rule, type, before, after)).toEqual([path]);
    expect(attributesOf(rule, type, after, before)).toEqual([]);
  });

  it.each([
    ["GreaterThanThreshold", 80, 800, 79],
    ["GreaterThanThreshold", 0, 5, 0],
    ["LessThanThreshold", 10, 1, 20],
  ])("when an alarm (%s) waits for ten times as much", (comparison_operator, usual, dull, sharper) => {
    const alarm = (threshold: number): Body => ({ comparison_operator, threshold });
    const type = "aws_cloudwatch_metric_alarm";
    expect(attributesOf(rule, type, alarm(usual), alarm(dull))).toEqual(["threshold"]);
    expect(attributesOf(rule, type, alarm(usual), alarm(sharper))).toEqual([]);
    expect(attributesOf(rule, type, alarm(dull), alarm(usual))).toEqual([]);
  });

  it.each<[string, string, Body, Body, string]>([
    [
      "audit logs that go to another bucket",
      "aws_kinesis_firehose_delivery_stream",
      { extended_s3_configuration: { bucket_arn: "arn:aws:s3:::ours" } },
      { extended_s3_configuration: { bucket_arn: "arn:aws:s3:::theirs" } },
      "extended_s3_configuration.bucket_arn",
    ],
    [
      "a filter that matches nothing",
      "aws_cloudwatch_log_subscription_filter",
      { filter_pattern: "{ $.kind = Event }" },
      { filter_pattern: "{ $.kind = None }" },
      "filter_pattern",
    ],
    [
      "what Terraform left alone",
      "aws_instance",
      { lifecycle: { ignore_changes: ["ami", "user_data"] } },
      { lifecycle: { ignore_changes: ["user_data"] } },
      "lifecycle.ignore_changes",
    ],
    [
      "a policy of pods that lets in everybody",
      "kubernetes_network_policy_v1",
      { spec: { ingress: [] } },
      { spec: { ingress: [{}] } },
      "spec.ingress.from",
    ],
    [
      "snapshots by another policy's tag",
      "aws_ebs_volume",
      { tags: { SnapshotPolicy: "acme-daily" } },
      { tags: { SnapshotPolicy: "nobody" } },
      "tags.SnapshotPolicy",
    ],
  ])("when it is %s", (_, type, before, after, attribute) => {
    expect(attributesOf(rule, type, before, after)).toEqual([attribute]);
  });

  it("lets an alarm tell another topic, not fewer", () => {
    const alarm = (...actions: readonly string[]): Body => ({ alarm_actions: actions });
    expect(attributesOf(rule, "aws_cloudwatch_metric_alarm", alarm("a"), alarm("b"))).toEqual([]);
    expect(attributesOf(rule, "aws_cloudwatch_metric_alarm", alarm("a", "b"), alarm("c"))).toEqual(["alarm_actions"]);
    expect(attributesOf(rule, "aws_cloudwatch_metric_alarm", alarm("a"), alarm())).toEqual(["alarm_actions"]);
  });

  it("reads blocks of plans as those of a synth", () => {
    const [synth, plan] = [
      { vpc_config: { endpoint_private_access: true } },
      { vpc_config: [{ endpoint_private_access: true, subnet_ids: [] }] },
    ];
    expect(attributesOf(rule, "aws_eks_cluster", synth, plan)).toEqual([]);
  });
});
