import { Reference, type HelmValues } from "../../../modules/cluster/helm-values";
import { secretProblems } from "./secret-problems";

describe("secrets among values (G7)", () => {
  it.each<[string, HelmValues, string]>([
    ["a password", { grafana: { adminPassword: "hunter2" } }, "grafana.adminPassword holds a secret"],
    [
      "a password from Terraform",
      { password: new Reference("${random_password.x.result}") },
      "password holds a secret",
    ],
    ["a client's secret", { auth: { clientSecret: "abc" } }, "auth.clientSecret holds a secret"],
    ["a key of an API", { list: [{ apiKey: "abc" }] }, "list.0.apiKey holds a secret"],
    ["a token", { bearer_token: "abc" }, "bearer_token holds a secret"],
    ["a webhook", { webhookUrl: "https://chat.example/T0" }, "webhookUrl holds a secret"],
    ["Slack's address", { slack_api_url: "https://chat.example/T0" }, "slack_api_url holds a secret"],
    [
      "an environment variable",
      { env: [{ name: "DB_PASSWORD", value: "x" }] },
      "env.0.value is the secret of DB_PASSWORD",
    ],
    ["a secret by its form", { url: "https://ann:pass@example.com" }, "url holds a URL with a password"],
    [
      "a line of a file",
      { outputs: "[OUTPUT]\n    HTTP_Passwd abc\n" },
      "outputs holds a secret in the line of HTTP_Passwd",
    ],
    [
      "a line of YAML",
      { file: "a: 1\nsmtp_auth_password: abc" },
      "file holds a secret in the line of smtp_auth_password",
    ],
  ])("find %s", (_, values, problem) => {
    expect(secretProblems(values)).toEqual([problem]);
  });

  it.each<[string, HelmValues]>([
    [
      "names of Secrets and of keys in them",
      { existingSecret: "grafana-admin", secretName: "a", passwordKey: "admin" },
    ],
    ["paths of mounted files", { smtp_auth_password_file: "/etc/a", slack_api_url_file: "/etc/b", token: "/etc/c" }],
    ["references to the environment", { password: "${ADMIN_PASSWORD}", token: "$__file{/etc/secrets/token}" }],
    ["switches and empty fields", { keepTLSSecret: true, automountServiceAccountToken: false, adminPassword: "" }],
    ["lines without secrets", { file: "secret_file: /etc/a\npassword: /etc/b\ntokens are fine\n" }],
    ["variables without secrets", { env: [{ name: "AWS_DEFAULT_REGION", value: "us-east-2" }] }],
  ])("pass %s", (_, values) => {
    expect(secretProblems(values)).toEqual([]);
  });
});
