import { documentsNamed, REGISTRY_NAMES } from "../support/fleets";
import { addResource, mutateResource, type WritableBody } from "../support/mutants";
import { nameViolations } from "./checks/legal-names";

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
