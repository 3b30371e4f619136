import { words } from "../../../../../config/reading/words";
import { decode } from "../../../../../config/reading/decode";
import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { secretProblems, type SecretPolicy } from "../config-secrets";
import { exclusiveProblems } from "../exclusive";
import { httpClientProblems } from "../http-client";
import { labelListProblems } from "../label-names";
import { repeated } from "../repeated";
import { INTEGRATIONS } from "./integrations";
import { matcherProblems, matchMapProblems } from "./matchers";
import { receiverProblems } from "./receivers";
import { rootProblems, routeProblems } from "./routes";
import { ALERTMANAGER } from "./schema";
import { intervalProblems } from "./time-intervals";

const SECRETS: SecretPolicy = {
  tool: "Alertmanager",
  isSecret: (path) => {
    const field = String(path.at(-1));
    const integration = path.find((step) => typeof step === "string" && Object.hasOwn(INTEGRATIONS, step));
    return (
      /^(credentials|webhook_url|slack_api_url|mattermost_webhook_url|rocketchat_token_id)$/.test(field) ||
      INTEGRATIONS[String(integration)]?.secrets?.includes(field) === true
    );
  },
  expands: false,
  hint: "keep it in AWS Secrets Manager, mount it as a file, and name that file (the same field with _file)",
};

/** Pairs of `global` of which one at most may be set. */
const EXCLUSIVE = [
  ["slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file"],
  ...words`
    smtp_auth_password smtp_auth_secret opsgenie_api_key wechat_api_secret victorops_api_key telegram_bot_token
    rocketchat_token rocketchat_token_id mattermost_webhook_url
  `.map((field) => [field, `${field}_file`]),
];

/** What `amtool check-config` says, as far as it can be said without the files that a configuration names. */
export function alertmanagerProblems(data: unknown): readonly Problem[] {
  const { value, problems } = decode(ALERTMANAGER, data);
  const { global, receivers } = data as Record<string, unknown>;
  const timeIntervals = [
    ...(value?.muteTimeIntervals ?? []).map((interval, index) => ({ interval, path: ["mute_time_intervals", index] })),
    ...(value?.timeIntervals ?? []).map((interval, index) => ({ interval, path: ["time_intervals", index] })),
  ];
  const receiverNames = (value?.receivers ?? []).map((each, index) => ({
    name: each?.name,
    path: ["receivers", index, "name"],
  }));
  const intervalNames = timeIntervals.map(({ interval, path }) => ({ name: interval?.name, path: [...path, "name"] }));
  const names = { receivers: known(receiverNames), intervals: known(intervalNames) };
  const root = value?.route;
  return [
    ...problems,
    ...secretProblems(data, SECRETS),
    ...exclusiveProblems(global, ["global"], EXCLUSIVE),
    ...httpClientProblems((global as { http_config?: unknown } | undefined)?.http_config, ["global", "http_config"]),
    ...repeated(receiverNames, "receiver-name", "receiver"),
    ...repeated(intervalNames, "interval-name", "time interval"),
    ...receiverProblems(receivers, global),
    ...(root ? [...rootProblems(root), ...routeProblems(root, names)] : []),
    ...timeIntervals.flatMap(({ interval, path }) =>
      (interval?.timeIntervals ?? []).flatMap((each, index) =>
        each ? intervalProblems(each, [...path, "time_intervals", index]) : [],
      ),
    ),
    ...(value?.inhibitRules ?? []).flatMap((rule, index) =>
      rule ? inhibitProblems(rule, ["inhibit_rules", index]) : [],
    ),
  ];
}

function known(names: readonly { name: string | undefined }[]): ReadonlySet<string> {
  return new Set(names.flatMap(({ name }) => (name ? [name] : [])));
}

type TextMap = Readonly<Record<string, string | undefined>>;

interface InhibitRule {
  readonly sourceMatch?: TextMap;
  readonly sourceMatchRe?: TextMap;
  readonly sourceMatchers?: readonly (string | undefined)[];
  readonly targetMatch?: TextMap;
  readonly targetMatchRe?: TextMap;
  readonly targetMatchers?: readonly (string | undefined)[];
  readonly equal?: readonly (string | undefined)[];
}

function inhibitProblems(rule: InhibitRule, path: Path): readonly Problem[] {
  return [
    ...matcherProblems(rule.sourceMatchers, [...path, "source_matchers"]),
    ...matcherProblems(rule.targetMatchers, [...path, "target_matchers"]),
    ...matchMapProblems(rule.sourceMatch, [...path, "source_match"], false),
    ...matchMapProblems(rule.sourceMatchRe, [...path, "source_match_re"], true),
    ...matchMapProblems(rule.targetMatch, [...path, "target_match"], false),
    ...matchMapProblems(rule.targetMatchRe, [...path, "target_match_re"], true),
    ...labelListProblems(rule.equal, [...path, "equal"]),
  ];
}
