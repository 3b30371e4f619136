import { documentsNamed, REGISTRY_NAMES } from "../support/fleets";
import { addResource, mutate, mutateResource, type WritableBody } from "../support/mutants";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { secretViolations } from "./checks/secrets";

const REGISTRY = "everything on";
const VPN = "aws_vpn_connection.acme_network_vpn_connection";

describe("G7: no secret outside Secrets Manager", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(secretViolations(documentsNamed(name))).toEqual([]);
  });

  it.each<[string, (body: WritableBody) => void, string]>([
    [
      "a pre-shared key",
      (body) => (body.tunnel1_preshared_key = "hunter2hunter2"),
      "has a secret in tunnel1_preshared_key",
    ],
    ["keys that stay in the state (M-75)", (body) => delete body.preshared_key_storage, "keeps its pre-shared keys"],
    ["a credential in a tag", (body) => (body.tags = { Note: "AKIAIOSFODNN7EXAMPLE" }), "looks like a credential"],
    ["a private key", (body) => (body.x = "-----BEGIN RSA PRIVATE KEY-----"), "looks like a credential"],
    ["a write-only secret as text", (body) => (body.x = { password_wo: "hunter2" }), "has a secret in x.password_wo"],
  ])("finds a VPN with %s", (_, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), VPN, change);
    expect(secretViolations(mutant)).toContainEqual(expect.stringContaining(message));
  });

  it.each<[string, string, Body]>([
    ["a generated password", "random_password.acme_password", { length: 32 }],
    ["a secret parameter", "aws_ssm_parameter.acme_password", { type: "SecureString", value: "hunter2" }],
    ["a secret's text", "aws_secretsmanager_secret_version.acme_password", { secret_string: "hunter2" }],
    ["an access key", "aws_iam_access_key.acme_key", { user: "acme" }],
  ])("finds %s", (_, address, body) => {
    const mutant = addResource(documentsNamed(REGISTRY), "foundation", address, body);
    expect(secretViolations(mutant)).toEqual([expect.stringContaining(address)]);
  });

  it("passes a secret that refers to an ephemeral value", () => {
    const body = { secret_string_wo: "${ephemeral.aws_secretsmanager_random_password.acme_password.random_password}" };
    const address = "aws_secretsmanager_secret_version.acme_password";
    expect(secretViolations(addResource(documentsNamed(REGISTRY), "foundation", address, body))).toEqual([]);
  });

  it("finds outputs that are sensitive, or that refer to a secret", () => {
    const mutant = mutate(documentsNamed(REGISTRY), ({ foundation }) => {
      foundation!.output!.tunnels = { value: `\${${VPN}.customer_gateway_configuration}`, sensitive: true };
    });
    expect(secretViolations(mutant)).toEqual([
      "foundation: output tunnels is sensitive",
      `foundation: output.tunnels.value refers to a secret, \${${VPN}.customer_gateway_configuration}`,
    ]);
  });
});
