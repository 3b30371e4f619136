import type { ConfigType } from "../../../../../scripts/fleet/apm/config-type";
import { validateConfig } from "../../../../../scripts/fleet/apm/tools/validate-config";

const SECRET = "hunter2-is-no-password";
const STORAGE = "storage: { trace: { backend: local, local: { path: /x } } }";

/** Where tools keep secrets; `SECRET` stands in for one. */
const PLACES: readonly [type: ConfigType, path: string, text: string][] = [
  [
    "prometheus",
    "remote_write[0].basic_auth.password",
    "remote_write:\n  - url: http://x\n    basic_auth: { password: SECRET }",
  ],
  [
    "prometheus",
    "scrape_configs[0].authorization.credentials",
    "scrape_configs:\n  - job_name: a\n    authorization:\n      credentials: SECRET",
  ],
  [
    "prometheus",
    "scrape_configs[0].bearer_token",
    "scrape_configs:\n  - job_name: a\n    bearer_token: |\n      SECRET",
  ],
  [
    "prometheus",
    "scrape_configs[0].consul_sd_configs[0].token",
    "scrape_configs:\n  - job_name: a\n    consul_sd_configs: [{ token: SECRET }]",
  ],
  [
    "alertmanager",
    "global.smtp_auth_password",
    "global: { smtp_auth_password: SECRET }\nroute: { receiver: a }\nreceivers: [{ name: a }]",
  ],
  [
    "alertmanager",
    "receivers[0].pagerduty_configs[0].routing_key",
    "route: { receiver: a }\nreceivers: [{ name: a, pagerduty_configs: [{ routing_key: SECRET }] }]",
  ],
  [
    "alertmanager",
    "receivers[0].msteams_configs[0].webhook_url",
    "route: { receiver: a }\nreceivers: [{ name: a, msteams_configs: [{ webhook_url: 'https://x/SECRET' }] }]",
  ],
  [
    "alertmanager",
    "receivers[0].slack_configs[0].api_url",
    "route: { receiver: a }\nreceivers: [{ name: a, slack_configs: [{ api_url: 'https://x/SECRET' }] }]",
  ],
  [
    "loki",
    "ruler.alertmanager_client.basic_auth_password",
    "ruler: { alertmanager_client: { basic_auth_password: SECRET } }",
  ],
  [
    "tempo",
    "storage.trace.azure.storage_account_key",
    "storage: { trace: { backend: local, local: { path: /x }, azure: { storage_account_key: SECRET } } }",
  ],
  ["tempo", "ingest.kafka.sasl_password", `${STORAGE}\ningest: { kafka: { sasl_password: SECRET } }`],
  [
    "jaeger",
    "exporters.otlp.headers.token",
    "service: { pipelines: {} }\nexporters: { otlp: { headers: { token: SECRET } } }",
  ],
  ["grafana", "security.secret_key", "[security]\nsecret_key = SECRET"],
  ["grafana", "database.url", "[database]\nurl = postgres://grafana:SECRET@db/grafana"],
  ["grafana", "auth.github.client_secret", '[auth.github]\nclient_secret = """SECRET"""'],
  ["fluent-bit", "[OUTPUT].HTTP_Passwd", "[OUTPUT]\n  Name http\n  Match *\n  HTTP_Passwd SECRET"],
  ["fluent-bit", "[OUTPUT].Shared_Key", "[OUTPUT]\n  Name forward\n  Match *\n  Shared_Key SECRET"],
  ["fluent-bit", "[OUTPUT].Header", "[OUTPUT]\n  Name http\n  Match *\n  Header Authorization Bearer SECRET"],
];

function secretsIn(type: ConfigType, text: string) {
  return validateConfig(type, text, "config").filter(({ rule }) => rule.startsWith("secret-"));
}

describe("secrets in configurations (G7)", () => {
  it.each(PLACES)("%s: refuses one in %s, and shows it nowhere", (type, path, text) => {
    const findings = validateConfig(type, text.replace("SECRET", SECRET), "config");
    expect(
      findings.filter(({ rule }) => rule === "secret-in-config").map((each) => [each.path, each.severity]),
    ).toEqual([[path, "error"]]);
    expect(JSON.stringify(findings)).not.toContain(SECRET);
  });

  it.each(PLACES.filter(([type]) => type !== "prometheus" && type !== "alertmanager"))(
    "%s: takes a reference in %s, which the tool itself replaces",
    (type, _, text) => {
      expect(secretsIn(type, text.replace("SECRET", "${SECRET}").replace("[OUTPUT]", "[OUTPUT]"))).toEqual([]);
    },
  );

  it.each([
    ["prometheus", "scrape_configs:\n  - job_name: a\n    bearer_token: ${TOKEN}"],
    ["alertmanager", "global: { opsgenie_api_key: '{{ key }}' }\nroute: { receiver: a }\nreceivers: [{ name: a }]"],
  ] as const)("%s: warns of a reference, which the tool would take literally", (type, text) => {
    expect(secretsIn(type, text).map(({ rule, severity }) => [rule, severity])).toEqual([
      ["secret-reference", "warning"],
    ]);
  });

  it.each([
    [
      "prometheus",
      "scrape_configs:\n  - job_name: a\n    bearer_token_file: /token\n    static_configs: [{ labels: { token: none } }]",
    ],
    [
      "alertmanager",
      "global: { slack_api_url_file: /f, smtp_auth_password: '' }\nroute: { receiver: a }\nreceivers: [{ name: a }]",
    ],
    ["grafana", "[auth.generic_oauth]\nuse_refresh_token = true\n[rendering]\nrenderer_token = -\n[auth]\ntoken = "],
    ["fluent-bit", "[INPUT]\n  Name kubernetes_events\n  Use_Token On"],
  ] as const)("%s: takes files, empty texts, switches and labels for what they are", (type, text) => {
    expect(secretsIn(type, text)).toEqual([]);
  });

  it("finds secrets by their form wherever they stand", () => {
    const text = "scrape_configs:\n  - job_name: a\n    params: { key: [AKIAIOSFODNN7EXAMPLE] }";
    const [finding] = secretsIn("prometheus", text);
    expect(finding).toMatchObject({
      path: "scrape_configs[0].params.key[0]",
      message: "holds an AWS access key in plain",
    });
    expect(JSON.stringify(finding)).not.toContain("AKIA");
  });

  it("hides the lines of a long secret when something else is wrong with them", () => {
    const text = `tls:\n  private_key: |\n    first\n    ${SECRET}\n   : [broken`;
    expect(JSON.stringify(validateConfig("jaeger", text, "config"))).not.toContain(SECRET);
  });
});
