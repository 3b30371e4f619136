import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import { KMS_KEY_ARN, synthesizePair } from "./synthesize-pair";
import { GOVERNMENT } from "../../support/aws-places";

const SECRETS = "arn:aws:secretsmanager:us-east-2:123456789012:secret:/terraform/acme/production";
const ADMIN = `${SECRETS}/db-password-a1B2c3`;
const REPLICATION = `${SECRETS}/db-replication-password-a1B2c3`;
const OTHER_CLIENT = `${SECRETS.replace("acme", "globex")}/db-password-a1B2c3`;
const SIMILAR_NAME = `${SECRETS}/db-password-of-another-a1B2c3`;

describe("the rights of database machines", () => {
  const synth = synthesizePair();

  function may(machine: string, action: string, resource: string, context: Record<string, string> = {}): boolean {
    const by = { arn: `arn:aws:sts::123456789012:assumed-role/${machine}/i-1` };
    return evaluate(synth.rights(machine), { by, action, resource, context }) === "allowed";
  }

  it.each([
    ["primary", "GetSecretValue", ADMIN, true],
    ["primary", "DescribeSecret", ADMIN, true],
    ["primary", "PutSecretValue", ADMIN, true],
    ["primary", "GetSecretValue", REPLICATION, true],
    ["primary", "PutSecretValue", REPLICATION, true],
    ["primary", "GetSecretValue", OTHER_CLIENT, false],
    ["primary", "GetSecretValue", SIMILAR_NAME, false],
    ["primary", "DeleteSecret", ADMIN, false],
    ["replica", "GetSecretValue", REPLICATION, true],
    ["replica", "DescribeSecret", REPLICATION, true],
    ["replica", "PutSecretValue", REPLICATION, false],
    ["replica", "GetSecretValue", ADMIN, false],
    ["replica", "GetSecretValue", OTHER_CLIENT, false],
  ])("of the %s: %s on %s: %s (S3-64, S3-72)", (machine, action, resource, expected) => {
    expect(may(machine, `secretsmanager:${action}`, resource)).toBe(expected);
  });

  it.each([
    ["primary", "GetParameter", "/terraform/acme/production/db-settings", true],
    ["replica", "GetParameter", "/terraform/acme/production/db-settings", true],
    ["primary", "PutParameter", "/terraform/acme/production/db-settings", false],
    ["primary", "GetParameter", "/terraform/globex/production/db-settings", false],
    ["replica", "GetParameters", "/ohio-01/production/backend/s3-bucket", false],
  ])("of the %s: %s of %s: %s, whatever Session Manager's own policy allows", (machine, action, name, expected) => {
    const by = { arn: `arn:aws:sts::123456789012:assumed-role/${machine}/i-1` };
    const core: Statement = { Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters"], Resource: "*" };
    const resource = `arn:aws:ssm:us-east-2:123456789012:parameter${name}`;
    const verdict = evaluate([...synth.rights(machine), core], { by, action: `ssm:${action}`, resource });
    expect(verdict === "allowed").toBe(expected);
    const published = { by, action: "ssm:GetParameter", resource: "arn:aws:ssm:us-east-2::parameter/aws/service/x" };
    expect(evaluate([...synth.rights(machine), core], published)).toBe("allowed");
  });

  it("let the primary make passwords up, and nobody else", () => {
    expect(may("primary", "secretsmanager:GetRandomPassword", "*")).toBe(true);
    expect(may("replica", "secretsmanager:GetRandomPassword", "*")).toBe(false);
  });

  it.each([
    ["primary", "Decrypt", true],
    ["primary", "GenerateDataKey", true],
    ["replica", "Decrypt", true],
    ["replica", "GenerateDataKey", false],
  ])("of the %s: the key's %s through Secrets Manager: %s, and never otherwise", (machine, action, expected) => {
    const through = (service: string) => ({ "kms:ViaService": `${service}.us-east-2.amazonaws.com` });
    expect(may(machine, `kms:${action}`, KMS_KEY_ARN, through("secretsmanager"))).toBe(expected);
    expect(may(machine, `kms:${action}`, KMS_KEY_ARN, through("s3"))).toBe(false);
    expect(may(machine, `kms:${action}`, KMS_KEY_ARN)).toBe(false);
    expect(may(machine, `kms:${action}`, `${KMS_KEY_ARN}1`, through("secretsmanager"))).toBe(false);
  });

  it.each(["primary", "replica"])("let the %s report figures in its own namespace alone", (machine) => {
    const report = (namespace: string) =>
      may(machine, "cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": namespace });
    expect(report("ClientFleet/PostgreSQL")).toBe(true);
    expect(report("AWS/EC2")).toBe(false);
  });

  it("are in the partition, region and account of the machines", () => {
    const government = synthesizePair({ place: { ...GOVERNMENT, accountId: "210987654321" } });
    const text = JSON.stringify([...government.rights("primary"), ...government.rights("replica")]);
    expect(text).toContain("arn:aws-us-gov:secretsmanager:us-gov-west-1:210987654321:secret:/terraform/acme");
    expect(text).not.toContain("arn:aws:secretsmanager");
  });
});
