import { Reference, type HelmValues } from "../cluster/helm-values";
import type { AlertingProps } from "./observability-props";
import { SECRET_FILES } from "./receiver-secrets";

/** The receiver of what nobody needs to hear. */
const NOBODY = "null";
const PEOPLE = "ops";

/** Alerts that tell machines something: one that always fires, and one that other rules hide behind. */
const FOR_MACHINES = ["Watchdog", "InfoInhibitor"];

/**
 * Alertmanager's own settings (S3-93). The operator reads them strictly: with one member that it does not know,
 * Alertmanager never starts, while the release counts as installed.
 */
export function alertmanagerConfig(alerting: AlertingProps, region: string): HelmValues {
  const { slack, smtp } = alerting;
  return {
    global: {
      resolve_timeout: "5m",
      ...(smtp && {
        smtp_smarthost: smtp.smarthost,
        smtp_from: smtp.from,
        // There is no file for the name.
        smtp_auth_username: smtp.username,
        smtp_auth_password_file: SECRET_FILES.smtpPassword,
        smtp_require_tls: true,
      }),
      ...(slack && { slack_api_url_file: SECRET_FILES.slackWebhook }),
    },
    route: {
      receiver: PEOPLE,
      group_by: ["alertname", "namespace"],
      group_wait: "30s",
      group_interval: "5m",
      repeat_interval: "4h",
      routes: [{ receiver: NOBODY, matchers: [`alertname =~ "${FOR_MACHINES.join("|")}"`] }],
    },
    receivers: [{ name: NOBODY }, { name: PEOPLE, ...mail(alerting, region), ...chat(alerting) }],
  };
}

/** E-mail by the mail server, or else by the topic and its subscriptions. */
function mail({ emailAddresses, smtp, snsTopicArn }: AlertingProps, region: string): HelmValues {
  if (smtp) return { email_configs: [{ to: emailAddresses.join(", "), send_resolved: true }] };
  if (snsTopicArn === undefined) return {};
  return { sns_configs: [{ topic_arn: new Reference(snsTopicArn), sigv4: { region }, send_resolved: true }] };
}

function chat({ slack }: AlertingProps): HelmValues {
  return slack ? { slack_configs: [{ channel: slack.channel, send_resolved: true }] } : {};
}
