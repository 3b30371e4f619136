import { z } from "zod";

import { words } from "../../../../../config/reading/words";
import { duration, flag, hostPort, name, oneOf, text, textMap, texts, unchecked, url, whole } from "../fields";
import { goOrPrometheusDuration } from "../fields";
import { HTTP_CLIENT, SIGV4, TLS_CONFIG } from "../http-client";

/** Something an integration can't send without: one of some fields of its own, or of `global`. */
export interface Need {
  readonly own: readonly string[];
  readonly global?: readonly string[];
}

/** A way to tell people: its fields, what it needs, and which fields exclude each other. */
export interface Integration {
  readonly fields: z.ZodObject;
  readonly needs: readonly Need[];
  readonly exclusive?: readonly (readonly string[])[];
  /** Fields that hold secrets although their names do not say so. */
  readonly secrets?: readonly string[];
}

const COMMON = { send_resolved: flag().optional(), http_config: z.object(HTTP_CLIENT).optional() };

function fields<const T extends z.ZodRawShape>(plain: readonly string[], shape: T): z.ZodObject {
  return z.object({ ...COMMON, ...Object.fromEntries(plain.map((key) => [key, text().optional()])), ...shape });
}

const WEBHOOK_URL: Need = { own: ["webhook_url", "webhook_url_file"] };
const webhookUrl = { webhook_url: url().optional() };
const lists = z.array(z.unknown()).optional();

/** Every integration of Alertmanager, by its key in a receiver. Templates and nested lists are handed on unchecked. */
export const INTEGRATIONS: Readonly<Record<string, Integration>> = {
  discord_configs: {
    fields: fields(["webhook_url_file", "content", "title", "message", "username", "avatar_url"], webhookUrl),
    needs: [WEBHOOK_URL],
    exclusive: [WEBHOOK_URL.own],
  },
  email_configs: {
    fields: fields(
      words`
        from hello auth_username auth_password auth_password_file auth_secret auth_secret_file auth_identity html text
      `,
      {
        to: name(),
        smarthost: hostPort().optional(),
        headers: textMap().optional(),
        require_tls: flag().optional(),
        force_implicit_tls: flag().optional(),
        tls_config: TLS_CONFIG.optional(),
        threading: unchecked(),
      },
    ),
    needs: [
      { own: ["from"], global: ["smtp_from"] },
      { own: ["smarthost"], global: ["smtp_smarthost"] },
    ],
    exclusive: [
      ["auth_password", "auth_password_file"],
      ["auth_secret", "auth_secret_file"],
    ],
  },
  incidentio_configs: {
    fields: fields(["url_file", "alert_source_token", "alert_source_token_file"], {
      url: url().optional(),
      max_alerts: whole().optional(),
      timeout: goOrPrometheusDuration().optional(),
    }),
    needs: [
      { own: ["url", "url_file"] },
      { own: ["alert_source_token", "alert_source_token_file", "http_config.authorization"] },
    ],
    exclusive: [
      ["url", "url_file"],
      ["alert_source_token", "alert_source_token_file", "http_config.authorization"],
    ],
  },
  jira_configs: {
    fields: fields(["priority", "reopen_transition", "resolve_transition", "wont_fix_resolution"], {
      api_url: url().optional(),
      api_type: oneOf(["auto", "cloud", "datacenter"]).optional(),
      project: name(),
      issue_type: name(),
      summary: unchecked(),
      description: unchecked(),
      labels: texts().optional(),
      reopen_duration: duration().optional(),
      fields: unchecked(),
      custom_fields: unchecked(),
    }),
    needs: [{ own: ["api_url"], global: ["jira_api_url"] }],
  },
  mattermost_configs: {
    fields: fields(
      ["webhook_url_file", "channel", "username", "text", "fallback", "color", "pretext", "author_name"].concat(
        ["author_link", "author_icon", "title", "title_link", "thumb_url", "footer", "footer_icon", "image_url"],
        ["icon_url", "icon_emoji", "type"],
      ),
      { ...webhookUrl, fields: lists, attachments: lists, props: unchecked(), priority: unchecked() },
    ),
    needs: [{ ...WEBHOOK_URL, global: ["mattermost_webhook_url", "mattermost_webhook_url_file"] }],
    exclusive: [WEBHOOK_URL.own],
  },
  msteams_configs: {
    fields: fields(["webhook_url_file", "title", "summary", "text"], webhookUrl),
    needs: [WEBHOOK_URL],
    exclusive: [WEBHOOK_URL.own],
  },
  msteamsv2_configs: {
    fields: fields(["webhook_url_file", "title", "text"], webhookUrl),
    needs: [WEBHOOK_URL],
    exclusive: [WEBHOOK_URL.own],
  },
  opsgenie_configs: {
    fields: fields(
      ["api_key", "api_key_file", "message", "description", "source", "entity", "actions", "tags", "note", "priority"],
      { api_url: url().optional(), details: textMap().optional(), responders: lists, update_alerts: flag().optional() },
    ),
    needs: [{ own: ["api_key", "api_key_file"], global: ["opsgenie_api_key", "opsgenie_api_key_file"] }],
    exclusive: [["api_key", "api_key_file"]],
  },
  pagerduty_configs: {
    fields: fields(
      words`
        service_key service_key_file routing_key routing_key_file client client_url description source severity class
        component group
      `,
      {
        url: url().optional(),
        details: unchecked(),
        images: lists,
        links: lists,
        timeout: goOrPrometheusDuration().optional(),
      },
    ),
    needs: [{ own: ["routing_key", "routing_key_file", "service_key", "service_key_file"] }],
    exclusive: [
      ["routing_key", "routing_key_file"],
      ["service_key", "service_key_file"],
    ],
    secrets: ["routing_key", "service_key"],
  },
  pushover_configs: {
    fields: fields(
      words`
        user_key user_key_file token token_file title message url url_title device sound priority retry expire ttl
      `,
      { html: flag().optional(), monospace: flag().optional() },
    ),
    needs: [{ own: ["user_key", "user_key_file"] }, { own: ["token", "token_file"] }],
    exclusive: [
      ["user_key", "user_key_file"],
      ["token", "token_file"],
    ],
    secrets: ["user_key"],
  },
  rocketchat_configs: {
    fields: fields(
      words`
        token_id token_id_file token token_file channel color title title_link text emoji icon_url image_url thumb_url
      `,
      {
        api_url: url().optional(),
        fields: lists,
        actions: lists,
        short_fields: flag().optional(),
        link_names: flag().optional(),
      },
    ),
    needs: [
      { own: ["token", "token_file"], global: ["rocketchat_token", "rocketchat_token_file"] },
      { own: ["token_id", "token_id_file"], global: ["rocketchat_token_id", "rocketchat_token_id_file"] },
    ],
    exclusive: [
      ["token", "token_file"],
      ["token_id", "token_id_file"],
    ],
    secrets: ["token_id"],
  },
  slack_configs: {
    fields: fields(
      ["api_url_file", "app_token", "app_token_file", "channel", "username", "color", "title", "title_link"].concat(
        ["pretext", "text", "message_text", "footer", "fallback", "callback_id", "icon_emoji", "icon_url"],
        ["image_url", "thumb_url"],
      ),
      {
        api_url: url().optional(),
        app_url: url().optional(),
        fields: lists,
        actions: lists,
        mrkdwn_in: texts().optional(),
        short_fields: flag().optional(),
        link_names: flag().optional(),
        update_message: flag().optional(),
        timeout: goOrPrometheusDuration().optional(),
      },
    ),
    needs: [
      {
        own: ["api_url", "api_url_file", "app_token", "app_token_file"],
        global: ["slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file"],
      },
    ],
    exclusive: [["api_url", "api_url_file", "app_token", "app_token_file"]],
    secrets: ["api_url"],
  },
  sns_configs: {
    fields: fields(["api_url", "topic_arn", "phone_number", "target_arn", "subject", "message"], {
      sigv4: SIGV4.optional(),
      attributes: textMap().optional(),
      use_aws_http_client: flag().optional(),
    }),
    needs: [{ own: ["topic_arn", "target_arn", "phone_number"] }],
  },
  telegram_configs: {
    fields: fields(["bot_token", "bot_token_file", "chat_id_file", "message"], {
      api_url: url().optional(),
      chat_id: z.int().optional(),
      message_thread_id: z.int().optional(),
      disable_notifications: flag().optional(),
      parse_mode: oneOf(["", "Markdown", "MarkdownV2", "HTML"]).optional(),
    }),
    needs: [
      { own: ["bot_token", "bot_token_file"], global: ["telegram_bot_token", "telegram_bot_token_file"] },
      { own: ["chat_id", "chat_id_file"] },
    ],
    exclusive: [
      ["bot_token", "bot_token_file"],
      ["chat_id", "chat_id_file"],
    ],
  },
  victorops_configs: {
    fields: fields(
      ["api_key", "api_key_file", "message_type", "state_message", "entity_display_name", "monitoring_tool"],
      {
        api_url: url().optional(),
        routing_key: name(),
        custom_fields: textMap().optional(),
      },
    ),
    needs: [{ own: ["api_key", "api_key_file"], global: ["victorops_api_key", "victorops_api_key_file"] }],
    exclusive: [["api_key", "api_key_file"]],
  },
  webex_configs: {
    fields: fields(["message"], { api_url: url().optional(), room_id: name() }),
    needs: [{ own: ["http_config.authorization"] }],
  },
  webhook_configs: {
    fields: fields(["url_file"], {
      url: url().optional(),
      max_alerts: whole().optional(),
      timeout: goOrPrometheusDuration().optional(),
      payload: unchecked(),
    }),
    needs: [{ own: ["url", "url_file"] }],
    exclusive: [["url", "url_file"]],
  },
  wechat_configs: {
    fields: fields(
      ["api_secret", "api_secret_file", "corp_id", "message", "to_user", "to_party", "to_tag", "agent_id"],
      { api_url: url().optional(), message_type: oneOf(["text", "markdown"]).optional() },
    ),
    needs: [
      { own: ["api_secret", "api_secret_file"], global: ["wechat_api_secret", "wechat_api_secret_file"] },
      { own: ["corp_id"], global: ["wechat_api_corp_id"] },
    ],
    exclusive: [["api_secret", "api_secret_file"]],
  },
};
