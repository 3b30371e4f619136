import { z } from "zod";

import { words } from "../../../../../config/reading/words";
import { duration, flag, hostPort, name, text, textMap, texts, unchecked, url } from "../fields";
import { HTTP_CLIENT, TLS_CONFIG } from "../http-client";
import { INTEGRATIONS } from "./integrations";

const ROUTE = z.object({
  receiver: text().optional(),
  group_by: texts().optional(),
  match: textMap().optional(),
  match_re: textMap().optional(),
  matchers: texts().optional(),
  mute_time_intervals: texts().optional(),
  active_time_intervals: texts().optional(),
  continue: flag().optional(),
  labels: textMap().optional(),
  group_wait: duration().optional(),
  group_interval: duration(1).optional(),
  repeat_interval: duration(1).optional(),
  get routes() {
    return z.array(ROUTE).optional();
  },
});

const INHIBIT_RULE = z.object({
  name: text().optional(),
  source_match: textMap().optional(),
  source_match_re: textMap().optional(),
  source_matchers: texts().optional(),
  target_match: textMap().optional(),
  target_match_re: textMap().optional(),
  target_matchers: texts().optional(),
  equal: texts().optional(),
});

const TIME_INTERVAL = z.object({
  name: name(),
  time_intervals: z.array(
    z.object({
      times: z.array(z.object({ start_time: text(), end_time: text() })).optional(),
      weekdays: texts().optional(),
      days_of_month: texts().optional(),
      months: texts().optional(),
      years: texts().optional(),
      location: text().optional(),
    }),
  ),
});

const secretFields = (names: readonly string[]) =>
  Object.fromEntries(names.flatMap((each) => [each, `${each}_file`]).map((each) => [each, text().optional()]));

/** Fields of `global` that receivers fall back on. */
const GLOBAL = z.object({
  resolve_timeout: duration().optional(),
  http_config: z.object(HTTP_CLIENT).optional(),
  smtp_from: text().optional(),
  smtp_hello: text().optional(),
  smtp_smarthost: hostPort().optional(),
  smtp_auth_username: text().optional(),
  smtp_auth_identity: text().optional(),
  smtp_require_tls: flag().optional(),
  smtp_force_implicit_tls: flag().optional(),
  smtp_tls_config: TLS_CONFIG.optional(),
  slack_api_url: url().optional(),
  slack_app_url: url().optional(),
  pagerduty_url: url().optional(),
  opsgenie_api_url: url().optional(),
  wechat_api_url: url().optional(),
  wechat_api_corp_id: text().optional(),
  victorops_api_url: url().optional(),
  telegram_api_url: url().optional(),
  webex_api_url: url().optional(),
  rocketchat_api_url: url().optional(),
  jira_api_url: url().optional(),
  mattermost_webhook_url: url().optional(),
  slack_api_url_file: text().optional(),
  mattermost_webhook_url_file: text().optional(),
  ...(secretFields(words`
    smtp_auth_password smtp_auth_secret slack_app_token opsgenie_api_key wechat_api_secret victorops_api_key
    telegram_bot_token rocketchat_token rocketchat_token_id
  `) as Record<never, z.ZodType>),
});

const RECEIVER = z.object({
  name: name(),
  labels: textMap().optional(),
  ...(Object.fromEntries(
    Object.entries(INTEGRATIONS).map(([key, { fields }]) => [key, z.array(fields).optional()]),
  ) as Record<never, z.ZodType>),
});

/** Alertmanager's configuration; `tracing` and `event_recorder` stay unchecked. */
export const ALERTMANAGER = z.object({
  global: GLOBAL.optional(),
  route: ROUTE,
  inhibit_rules: z.array(INHIBIT_RULE).optional(),
  receivers: z.array(RECEIVER),
  templates: texts().optional(),
  mute_time_intervals: z.array(TIME_INTERVAL).optional(),
  time_intervals: z.array(TIME_INTERVAL).optional(),
  tracing: unchecked(),
  event_recorder: unchecked(),
});
