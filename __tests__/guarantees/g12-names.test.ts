import { allNames } from "../../config/names/all-names";
import { documentsNamed, REGISTRIES, REGISTRY_NAMES } from "../support/fleets";
import { addResource, mutateResource, type WritableBody } from "../support/mutants";
import { registryOf } from "../support/registry";
import { stringsIn } from "../../scripts/fleet/review/model/strings-in";
import { nameViolations } from "./checks/legal-names";
import { unseenNames } from "./checks/looked-at-names";

const REGISTRY = "three clients";

describe("G12: every derived name is legal and unique (X-14)", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(nameViolations(documentsNamed(name))).toEqual([]);
  });

  it.each<[string, string, (body: WritableBody) => void, string]>([
    [
      "a bucket's of 64 characters",
      "aws_s3_bucket.logs_bucket",
      (body) => (body.bucket = "b".repeat(64)),
      "64 characters, AWS takes 3 to 63",
    ],
    [
      "a bucket's with a suffix that S3 keeps",
      "aws_s3_bucket.logs_bucket",
      (body) => (body.bucket = "logs-s3alias"),
      "is called logs-s3alias, which AWS refuses",
    ],
    [
      "a role's of 65 characters",
      "aws_iam_role.acme_network_flow-logs_role",
      (body) => (body.name = "r".repeat(65)),
      "65 characters, AWS takes 1 to 64",
    ],
    [
      "a rule's of 65 characters",
      "aws_cloudwatch_event_rule.state_events_rule",
      (body) => (body.name = "r".repeat(65)),
      "65 characters, AWS takes 1 to 64",
    ],
    [
      "a parameter's under a prefix of AWS",
      "aws_ssm_parameter.parameters_backend-region",
      (body) => (body.name = "/aws/backend/region"),
      "is called /aws/backend/region, which AWS refuses",
    ],
    [
      "a group's that looks like an id",
      "aws_security_group.acme_network_security-groups_eks",
      (body) => (body.name = "sg-acme"),
      "is called sg-acme, which AWS refuses",
    ],
    [
      "a role's that another client's has",
      "aws_iam_role.globex_network_flow-logs_role",
      (body) => (body.name = "acme-production-us-east-2-flow-logs"),
      "as aws_iam_role.acme_network_flow-logs_role is",
    ],
    [
      "a log group's that another one has",
      "aws_cloudwatch_log_group.acme_network_vpn_log-group",
      (body) => (body.name = "/aws/vpc/acme-production/flow-logs"),
      "as aws_cloudwatch_log_group.acme_network_flow-logs_log-group is",
    ],
    [
      "a description with an apostrophe",
      "aws_security_group.acme_network_security-groups_eks",
      (body) => (body.description = "The cluster's nodes"),
      "has a description AWS refuses",
    ],
  ])("finds %s", (_, address, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), address, change);
    expect(nameViolations(mutant)).toContainEqual(expect.stringContaining(message));
  });

  it("finds a type of resource whose names nobody has looked at", () => {
    const mutant = addResource(documentsNamed(REGISTRY), "foundation", "aws_lambda_layer.acme_layer", { name: "x" });
    expect(nameViolations(mutant)).toEqual([
      "foundation: aws_lambda_layer.acme_layer has a name, and this test no rule for it",
    ]);
  });
});

describe("G12: the check looks at every name that is made (X-14)", () => {
  const lookedAt = (name: string) => [...allNames(registryOf(REGISTRIES[name]!.files))];

  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(unseenNames(documentsNamed(name), lookedAt(name))).toEqual([]);
  });

  it("finds a name that its table lacks", () => {
    const looked = lookedAt(REGISTRY).filter(({ name }) => name !== "acme-production-us-east-2-vpc-cni");

    expect(unseenNames(documentsNamed(REGISTRY), looked)).toEqual([
      expect.stringContaining("is called acme-production-us-east-2-vpc-cni, which the check never looks at"),
    ]);
  });

  it.each<[string, string, (body: WritableBody) => void, string]>([
    [
      "a role that a layer calls otherwise",
      "aws_iam_role.acme_network_flow-logs_role",
      (body) => (body.name = "acme-production-us-east-2-flows"),
      "is called acme-production-us-east-2-flows, which the check never looks at",
    ],
    [
      "a network that a layer calls otherwise",
      "aws_vpc.acme_network_vpc",
      (body) => (body.tags = { Name: "acme" }),
      "is called acme, which the check never looks at",
    ],
    [
      "an alarm called after nothing",
      "aws_cloudwatch_metric_alarm.acme_postgres_primary_alarms_cpu",
      (body) => (body.alarm_name = "cpu-of-acme"),
      "is called cpu-of-acme, after nothing the check looks at",
    ],
  ])("finds %s", (_, address, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), address, change);
    expect(unseenNames(mutant, lookedAt(REGISTRY))).toEqual([`${address} ${message}`]);
  });

  it("finds a type of resource that it has no row for", () => {
    const mutant = addResource(documentsNamed(REGISTRY), "foundation", "aws_lambda_layer.acme_layer", { name: "x" });
    expect(unseenNames(mutant, lookedAt(REGISTRY))).toEqual([
      "aws_lambda_layer.acme_layer has a name, and this test no row for it",
    ]);
  });

  it("looks at no name of a client's that nothing has, where everything is on", () => {
    const documents = documentsNamed("everything on");
    const made = `\n${[...stringsIn(documents)].map(({ text }) => text).join("\n")}\n`;
    const looked = lookedAt("everything on").filter(({ file }) => file === "clients");

    // The machines of a database are called after one name.
    const unmade = looked.filter(({ name }) => !made.includes(`\n${name}\n`) && !made.includes(`\n${name}-`));
    expect(unmade.map(({ name }) => name)).toEqual([]);
  });
});
