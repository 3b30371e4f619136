import { attributesOf } from "../support/aws-models/attributes";
import { DOCUMENTED, WITHOUT_LIMITS } from "../support/aws-models/documented-limits";
import { readLimits } from "../support/aws-models/limits-file";
import { greatestDocuments } from "../support/aws-models/synthesized-registries";
import { GREATEST_CLIENT as CLIENT } from "../support/greatest-registry";
import { documentsNamed } from "../support/fleets";
import { madeIn } from "../support/synth";
import { addResource, mutateResource, type WritableBody } from "../support/mutants";
import { limitViolations } from "./checks/aws-limits";

const REGISTRIES = [
  "everything on",
  "the longest names",
  "another region than home",
  "three clients with a stack each",
];
const NODES = `aws_eks_node_group.${CLIENT}_cluster_nodes_ap-southeast-2a`;
const RULE = `aws_cloudwatch_event_rule.${CLIENT}_uploads_rule-${"x".repeat(15)}0`;

describe("Every value that is written is one that AWS takes (G12)", () => {
  it.each(REGISTRIES)("holds for %s", (name) => {
    expect(limitViolations(documentsNamed(name))).toEqual([]);
  });

  it("holds where every list and every text is as long as it can be", () => {
    expect(limitViolations(greatestDocuments())).toEqual([]);
  });

  it.each<[string, string, (body: WritableBody) => void, string]>([
    [
      "a list with one item too many",
      NODES,
      (body) => (body.instance_types = Array.from({ length: 21 }, () => "m5.large")),
      "has 21 of aws_eks_node_group.instance_types, and AWS takes 20 (EKS API, CreateNodegroup)",
    ],
    [
      "a word that the model hasn't",
      NODES,
      (body) => (body.capacity_type = "SPOTTY"),
      "has aws_eks_node_group.capacity_type SPOTTY, which is none of ON_DEMAND, SPOT",
    ],
    [
      "a word that only the model's documentation has",
      `aws_vpn_connection.${CLIENT}_network_vpn_connection`,
      (body) => (body.tunnel1_ike_versions = ["ikev3"]),
      "has aws_vpn_connection.tunnel1_ike_versions[] ikev3, which is none of ikev1, ikev2",
    ],
    [
      "a text unlike the model's pattern",
      `aws_dlm_lifecycle_policy.${CLIENT}_analytics_snapshots_policy`,
      (body) => (body.description = "The client's snapshots"),
      "The client's snapshots, which is not like [0-9A-Za-z _-]+",
    ],
    [
      "a number that is too large",
      `aws_lambda_function.${CLIENT}_insights_cost-analyzer_function`,
      (body) => (body.timeout = 901),
      "has 901 of aws_lambda_function.timeout, and AWS takes 1 to 900",
    ],
    [
      "a policy of too many bytes",
      `aws_iam_policy.${CLIENT}_storage_access`,
      (body) => (body.policy = "p".repeat(6145)),
      "has 6145 of aws_iam_policy.policy, and AWS takes 6144 (IAM and STS quotas)",
    ],
    [
      "a tag of a disk that is too long",
      `aws_instance.${CLIENT}_analytics_machine_instance`,
      (body) => (body.root_block_device = { tags: { Name: "n".repeat(257) } }),
      "has 257 of aws_instance.root_block_device.tags.*",
    ],
    [
      "an environment of too many bytes",
      `aws_lambda_function.${CLIENT}_insights_auto-tagger_function`,
      (body) => (body.environment = { variables: { DEPARTMENTS: "d".repeat(4096) } }),
      "has an environment of 4114 bytes, and takes 4096 (Lambda quotas)",
    ],
    [
      "a pattern with a wildcard for each of many endings",
      RULE,
      (body) =>
        (body.event_pattern = JSON.stringify({
          key: ["a", "b", "c", "d", "e"].map((end) => ({ wildcard: `*.${end}` })),
        })),
      "has 5 wildcards, which is too complex for EventBridge",
    ],
    [
      "an argument of which nobody has looked up a limit",
      NODES,
      (body) => (body.warm_pool_words = "x"),
      "says aws_eks_node_group.warm_pool_words, and no limit of it is known",
    ],
  ])("finds %s", (_, address, change, problem) => {
    const mutant = mutateResource(greatestDocuments(), address, change);
    expect(limitViolations(mutant)).toEqual([expect.stringContaining(problem) as unknown]);
  });

  it("finds one rule too many in a security group", () => {
    const group = `\${aws_security_group.${CLIENT}_network_security-groups_compute.id}`;
    const mutant = addResource(greatestDocuments(), "foundation", "aws_vpc_security_group_ingress_rule.more", {
      security_group_id: group,
      ip_protocol: "-1",
    });
    expect(limitViolations(mutant)).toEqual([
      expect.stringContaining("has 61 of aws_vpc_security_group_ingress_rule, and takes 60") as unknown,
    ]);
  });

  it("finds a release that no Secret of Kubernetes could hold", () => {
    const mutant = addResource(greatestDocuments(), "observability", "helm_release.large", {
      values: ["v".repeat(1_048_576)],
    });
    expect(limitViolations(mutant)).toEqual([expect.stringContaining("helm_release.large has") as unknown]);
  });

  it("knows no instance type that EC2's model lacks", () => {
    expect(readLimits().unknownInstanceTypes).toEqual([]);
  });

  it("looks up no value that nothing says any more", () => {
    const said = new Set(
      [...REGISTRIES.map(documentsNamed), greatestDocuments()]
        .flatMap(madeIn)
        .flatMap((resource) => attributesOf(resource).map(({ path }) => path)),
    );
    expect([...Object.keys(DOCUMENTED), ...WITHOUT_LIMITS].filter((path) => !said.has(path))).toEqual([]);
  });
});
