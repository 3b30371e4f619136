import { isForecast } from "../../../../../scripts/fleet/review/replacement/forecast-replacement";
import { REPLACING, REPLACING_AS_OF } from "../../../../../scripts/fleet/review/replacement/replacing-attributes";
import { LOSSES } from "../../../../../scripts/fleet/review/replacement/what-is-lost";
import facts from "../../../../fixtures/replacing-attributes.json";
import { documentsNamed } from "../../../../support/fleets";
import { madeIn } from "../../../../support/synth";
import { baseOf } from "../../../../support/transitions/hold";

/** What the provider's code says of one type. */
interface Fact {
  readonly forceNew: readonly string[];
  /** In which cases, where not in all. */
  readonly customizeDiff?: Readonly<Record<string, string>>;
}

/** Types whose replacement takes no load and no data away: rights, rules, routes, settings of something else, what watches. */
const HARMLESS = [
  /^aws_cloudwatch_(dashboard|event_rule|event_target|log_stream|log_subscription_filter|metric_alarm)$/,
  /^aws_(default_security_group|vpc_security_group_\w+_rule)$/,
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

const FACTS: Readonly<Record<string, Fact>> = facts.types;
const MADE = new Set(
  [documentsNamed("everything on"), baseOf("layer").documents].flatMap(madeIn).map(({ type }) => type),
);

describe("the table of attributes that replace", () => {
  it("is of the version that the facts are of", () => {
    expect(REPLACING_AS_OF.provider).toBe(facts.provider);
  });

  it.each(Object.entries(FACTS))("has those of %s that the provider's code names", (type, fact) => {
    const { attributes, when = {} } = REPLACING[type]!;
    const conditional = Object.keys(fact.customizeDiff ?? {});
    expect(Object.keys(when).sort()).toEqual(conditional.sort());
    expect(attributes).toEqual(fact.forceNew.filter((each) => !conditional.includes(each)));
  });

  it("has every type that the stacks make, and no other", () => {
    expect(Object.keys(REPLACING).sort()).toEqual([...MADE].sort());
    expect([...MADE].filter((type) => !isForecast(type))).toEqual([]);
  });

  it("says what is lost with every type but those with which nothing is", () => {
    expect(Object.keys(LOSSES).sort()).toEqual(
      [...MADE].filter((type) => !HARMLESS.some((each) => each.test(type))).sort(),
    );
  });
});
