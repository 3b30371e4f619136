import { words } from "../../../config/reading/words";
import type { AlertingProps } from "../../../modules/observability/observability-props";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf } from "../../../scripts/fleet/review/policies/statement";
import { at, SLACK, SMTP, SynthesizedObservability, TOPIC_ARN } from "./synth-observability";

const EMAIL = ["ops@example.com", "night@example.com"];
const BY_TOPIC: AlertingProps = { emailAddresses: EMAIL, snsTopicArn: TOPIC_ARN };
const BY_MAIL: AlertingProps = { emailAddresses: EMAIL, snsTopicArn: TOPIC_ARN, smtp: SMTP, slack: SLACK };
const BY_CHAT: AlertingProps = { emailAddresses: [], slack: SLACK };
const WAYS = [
  ["by a topic", BY_TOPIC],
  ["by a mail server and Slack", BY_MAIL],
  ["by Slack alone", BY_CHAT],
] as const;

const withAlerting = (alerting: AlertingProps) => new SynthesizedObservability({ alerting });
const configOf = (synth: SynthesizedObservability) => at(synth.values("kps"), "alertmanager.config");
const receiversOf = (alerting: AlertingProps) =>
  at(configOf(withAlerting(alerting)), "receivers") as Record<string, unknown>[];

/**
 * Members that the operator's own struct has (prometheus-operator v0.93, pkg/alertmanager/types.go), by where they
 * stand: it refuses a file with any other one, and Alertmanager never starts.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "": ["global", "route", "inhibit_rules", "receivers", "mute_time_intervals", "time_intervals", "templates"],
  global: words`
    resolve_timeout http_config smtp_from smtp_hello smtp_smarthost smtp_auth_username
    smtp_auth_password smtp_auth_password_file smtp_auth_secret smtp_auth_identity
    smtp_require_tls smtp_tls_config slack_api_url slack_api_url_file
  `,
  route: words`
    receiver group_by match match_re matchers continue routes group_wait
    group_interval repeat_interval mute_time_intervals active_time_intervals
  `,
  receivers: ["name", "slack_configs", "email_configs", "sns_configs"],
  slack_configs: ["send_resolved", "http_config", "api_url", "api_url_file", "channel", "title", "text", "color"],
  email_configs: ["send_resolved", "to", "from", "hello", "smarthost", "headers", "html", "text", "require_tls"],
  sns_configs: words`
    send_resolved http_config api_url sigv4 topic_arn phone_number
    target_arn subject message attributes
  `,
  sigv4: ["region", "access_key", "secret_key", "profile", "role_arn"],
};

/** Members that the operator does not know. */
function unknownMembers(value: unknown, place = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownMembers(item, place));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const known = KNOWN[place]?.includes(key) ?? false;
    return known ? unknownMembers(member, key === "routes" ? "route" : key) : [`${place}.${key}`];
  });
}

describe.each(WAYS)("alerts sent %s (S3-93)", (_, alerting) => {
  const synth = withAlerting(alerting);
  const config = configOf(synth);

  it("have settings that the operator knows all members of", () => {
    expect(unknownMembers(config)).toEqual([]);
  });

  it("go to people, but for those that speak to machines", () => {
    expect(at(config, "route.receiver")).toBe("ops");
    expect(at(config, "route.routes")).toEqual([
      { receiver: "null", matchers: ['alertname =~ "Watchdog|InfoInhibitor"'] },
    ]);
  });

  it("name only receivers that there are, among them the chart's own", () => {
    const names = (at(config, "receivers") as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["null", "ops"]);
  });

  it("carry no secret: those are files (G7)", () => {
    const text = JSON.stringify(synth.document);
    expect(text).not.toMatch(/smtp_auth_password"|slack_api_url"|hooks\.slack/);
  });
});

describe("the check of members", () => {
  it("finds what the operator does not know", () => {
    expect(unknownMembers({ global: { smtp_auth_username_file: "/x" } })).toEqual(["global.smtp_auth_username_file"]);
    expect(unknownMembers({ receivers: [{ sns_configs: [{ sigv4: { token: "x" } }] }] })).toEqual(["sigv4.token"]);
  });
});

describe("e-mail about alerts", () => {
  it("goes through the topic, signed by the pods' role, when no mail server is given", () => {
    expect(receiversOf(BY_TOPIC)[1]).toEqual({
      name: "ops",
      sns_configs: [{ topic_arn: TOPIC_ARN, sigv4: { region: "us-east-2" }, send_resolved: true }],
    });
  });

  it("goes through the mail server when one is given, with its password from a file", () => {
    const synth = withAlerting(BY_MAIL);
    expect(at(configOf(synth), "global")).toMatchObject({
      smtp_smarthost: SMTP.smarthost,
      smtp_from: SMTP.from,
      smtp_auth_username: SMTP.username,
      smtp_auth_password_file: "/etc/alertmanager/receivers/smtp-password",
    });
    expect(receiversOf(BY_MAIL)[1]).toMatchObject({ email_configs: [{ to: EMAIL.join(", "), send_resolved: true }] });
    expect(receiversOf(BY_MAIL)[1]).not.toHaveProperty("sns_configs");
  });

  it("takes a topic's ARN that only Terraform knows", () => {
    const reference = "${data.terraform_remote_state.platform.outputs.topic}";
    const synth = withAlerting({ ...BY_TOPIC, snsTopicArn: reference });
    expect(synth.release("kps").values).toEqual([expect.stringContaining(`"topic_arn": "${reference}"`)]);
  });
});

describe("Slack", () => {
  it("gets alerts in its channel, by a webhook from a file", () => {
    expect(at(configOf(withAlerting(BY_CHAT)), "global.slack_api_url_file")).toBe(
      "/etc/alertmanager/receivers/slack-webhook",
    );
    expect(receiversOf(BY_CHAT)[1]).toEqual({
      name: "ops",
      slack_configs: [{ channel: "#alerts", send_resolved: true }],
    });
  });
});

describe("the secrets of receivers", () => {
  const values = withAlerting(BY_MAIL).values("kps");
  const secretClass = at(values, "extraManifests.0");

  it("are mounted from Secrets Manager with the identity of the pods", () => {
    expect(secretClass).toMatchObject({
      kind: "SecretProviderClass",
      metadata: { namespace: "observability" },
      spec: { provider: "aws", parameters: { usePodIdentity: "true", region: "us-east-2" } },
    });
    expect(JSON.parse(String(at(secretClass, "spec.parameters.objects")))).toEqual([
      { objectName: SLACK.webhookSecretName, objectType: "secretsmanager", objectAlias: "slack-webhook" },
      { objectName: SMTP.passwordSecretName, objectType: "secretsmanager", objectAlias: "smtp-password" },
    ]);
  });

  it("become no Secret of Kubernetes", () => {
    expect(secretClass).not.toHaveProperty("spec.secretObjects");
  });

  it("are where Alertmanager's settings look for them", () => {
    const spec = at(values, "alertmanager.alertmanagerSpec");
    expect(at(spec, "volumes.0.csi.volumeAttributes.secretProviderClass")).toBe(at(secretClass, "metadata.name"));
    expect(at(spec, "volumeMounts.0")).toMatchObject({
      name: at(spec, "volumes.0.name"),
      mountPath: "/etc/alertmanager/receivers",
    });
  });

  it("are not mounted where there are none: pods would wait for a class that nobody made", () => {
    const plain = withAlerting(BY_TOPIC).values("kps");
    expect(at(plain, "alertmanager.alertmanagerSpec.volumes")).toBeUndefined();
    expect(JSON.stringify(plain)).not.toContain("SecretProviderClass");
  });
});

describe("the role of Alertmanager", () => {
  const SECRET = "arn:aws:secretsmanager:us-east-2:123456789012:secret:platform/slack-webhook";
  const KEY = "arn:aws:kms:us-east-2:123456789012:key/alerts";
  const by = { arn: "arn:aws:sts::123456789012:assumed-role/alertmanager/pod" };
  const verdict = (alerting: AlertingProps, action: string, resource: string, service?: string) => {
    const context: Record<string, string> = service ? { "kms:ViaService": `${service}.us-east-2.amazonaws.com` } : {};
    const statements = statementsOf(withAlerting(alerting).statements("alertmanager"));
    return evaluate(statements, { by, action, resource, context });
  };

  it("publishes to its topic and to no other", () => {
    expect(verdict(BY_TOPIC, "sns:Publish", TOPIC_ARN)).toBe("allowed");
    expect(verdict(BY_TOPIC, "sns:Publish", `${TOPIC_ARN}-eu`)).toBe("not allowed");
    expect(verdict(BY_TOPIC, "sns:Subscribe", TOPIC_ARN)).toBe("not allowed");
    expect(verdict(BY_MAIL, "sns:Publish", TOPIC_ARN)).toBe("not allowed");
  });

  it("reads the secrets of its receivers and no others", () => {
    expect(verdict(BY_CHAT, "secretsmanager:GetSecretValue", `${SECRET}-a1B2c3`)).toBe("allowed");
    expect(verdict(BY_CHAT, "secretsmanager:GetSecretValue", `${SECRET}-old-a1B2c3`)).toBe("not allowed");
    expect(verdict(BY_CHAT, "secretsmanager:PutSecretValue", `${SECRET}-a1B2c3`)).toBe("not allowed");
    expect(verdict(BY_TOPIC, "secretsmanager:GetSecretValue", `${SECRET}-a1B2c3`)).toBe("not allowed");
  });

  it("uses keys only through the service that needs them", () => {
    const kmsKeyArns = [KEY];
    expect(verdict({ ...BY_TOPIC, kmsKeyArns }, "kms:GenerateDataKey", KEY, "sns")).toBe("allowed");
    expect(verdict({ ...BY_TOPIC, kmsKeyArns }, "kms:Decrypt", KEY, "secretsmanager")).toBe("not allowed");
    expect(verdict({ ...BY_CHAT, kmsKeyArns }, "kms:Decrypt", KEY, "secretsmanager")).toBe("allowed");
    expect(verdict({ ...BY_CHAT, kmsKeyArns }, "kms:Decrypt", KEY, "s3")).toBe("not allowed");
  });
});

describe("alerts that nobody would hear of", () => {
  it.each<[string, AlertingProps, string]>([
    ["no way at all", { emailAddresses: EMAIL }, "Alerts need somebody to hear of them"],
    [
      "a mail server and nobody to write to",
      { emailAddresses: [], smtp: SMTP },
      "A mail server needs somebody to write to",
    ],
  ])("are refused: %s (S3-93)", (_, alerting, refusal) => {
    expect(() => withAlerting(alerting)).toThrow(refusal);
  });
});
