import { REPLACING_ARGUMENTS, REPLACING_ARGUMENTS_AS_OF } from "../../../config/catalogue/replacing-arguments";
import facts from "../../fixtures/replacing-arguments.json";
import { documentsNamed } from "../../support/fleets";
import { resourcesIn, type Documents } from "../../support/synth";
import { baseOf } from "../../support/transitions/hold";

/** What the provider's code says of one type. */
interface Fact {
  readonly forceNew: readonly string[];
}

/** Types whose replacement takes no load and no data away: rights, rules, routes, settings of something else, what watches. */
const HARMLESS = [
  /^aws_cloudwatch_(dashboard|event_rule|event_target|log_stream|log_subscription_filter|metric_alarm)$/,
  /^aws_(default_security_group|vpc_security_group_\w+_rule)$/,
  /^aws_dlm_lifecycle_policy$/,
  /^aws_eks_(access_entry|access_policy_association|pod_identity_association)$/,
  /^aws_(flow_log|internet_gateway|route|route_table|route_table_association|vpc_endpoint)$/,
  /^aws_iam_\w+$/,
  /^aws_(kms_alias|lambda_permission|launch_template|ssm_parameter)$/,
  /^aws_route53_record$/,
  /^aws_s3_bucket_\w+$/,
  /^aws_(sns_topic_policy|sns_topic_subscription|sqs_queue_policy)$/,
  /^aws_vpn_(connection_route|gateway_route_propagation)$/,
  /^kubernetes_(config_map|network_policy|secret|storage_class)_v1$/,
];

/** Types of other providers, whose arguments are few and named in the table. */
const OF_OTHERS = ["helm_release", "kubernetes_namespace_v1", "terraform_data"];

const FACTS: Readonly<Record<string, Fact>> = facts.types;
const WRITTEN = writtenArguments([documentsNamed("everything on"), baseOf("layer").documents]);

describe("arguments that replace what carries load or data", () => {
  it("are of the version that the facts are of", () => {
    expect(REPLACING_ARGUMENTS_AS_OF).toEqual({ day: facts.day, provider: facts.provider });
  });

  it.each(Object.entries(FACTS))("are those of %s that the stacks write", (type, { forceNew }) => {
    expect(REPLACING_ARGUMENTS[type] ?? []).toEqual(forceNew.filter((each) => isWritten(type, each)));
  });

  it("are known of every type that the stacks make, unless nothing is lost with it", () => {
    expect([...WRITTEN.keys()].filter((type) => !HARMLESS.some((each) => each.test(type))).sort()).toEqual(
      [...Object.keys(FACTS), ...OF_OTHERS].sort(),
    );
  });

  it("are of no other type", () => {
    const known = new Set([...Object.keys(FACTS), ...OF_OTHERS]);
    expect(Object.keys(REPLACING_ARGUMENTS).filter((type) => !known.has(type))).toEqual([]);
  });
});

function isWritten(type: string, argument: string): boolean {
  return [...(WRITTEN.get(type) ?? [])].some((each) => each === argument || each.startsWith(`${argument}.`));
}

function writtenArguments(registries: readonly Documents[]): ReadonlyMap<string, ReadonlySet<string>> {
  const written = new Map<string, Set<string>>();
  for (const { kind, type, body } of registries.flatMap(resourcesIn)) {
    if (kind !== "resource") continue;
    const seen = written.get(type) ?? new Set();
    written.set(type, seen);
    for (const path of pathsIn(body)) seen.add(path);
  }
  return written;
}

function pathsIn(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((each) => pathsIn(each, path))];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, path === "" ? key : `${path}.${key}`));
}
