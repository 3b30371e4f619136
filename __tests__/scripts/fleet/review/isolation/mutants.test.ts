import { isolationViolations } from "../../../../guarantees/checks/isolation";
import { documentsNamed, fleetNamed } from "../../../../support/fleets";
import { addResource, mutate, type WritableBody, type WritableDocuments } from "../../../../support/mutants";

const NESTED = "names that are parts of each other";
const fleet = fleetNamed(NESTED);
const documents = documentsNamed(NESTED);
const ACCOUNT = "arn:aws:iam::123456789012";

/** The first resource of a type that is acme's. */
function ofAcme(copy: WritableDocuments, type: string, part = ""): WritableBody {
  for (const { resource } of Object.values(copy))
    for (const [id, body] of Object.entries(resource?.[type] ?? {}))
      if (id.startsWith("acme_") && id.includes(part)) return body;
  throw new Error(`acme has no ${type}`);
}

/** Changes something within a document that is a text. */
function within(body: WritableBody, attribute: string, change: (document: WritableBody) => void): void {
  const document = JSON.parse(String(body[attribute])) as WritableBody;
  change(document);
  body[attribute] = JSON.stringify(document);
}

function allow(body: WritableBody, attribute: string, statement: object): void {
  within(body, attribute, (document) => (document.Statement as object[]).push({ Effect: "Allow", ...statement }));
}

/** What leaks from acme to one of the others, and the path of the leak. */
const MUTANTS: Readonly<Record<string, readonly [change: (copy: WritableDocuments) => void, path: RegExp]>> = {
  "a role that whoever is acme-eu's may take": [
    (copy) =>
      allow(ofAcme(copy, "aws_iam_role", "postgres"), "assume_role_policy", {
        Action: "sts:AssumeRole",
        Principal: { AWS: `${ACCOUNT}:role/acme-eu-production-us-east-2-postgres-primary` },
      }),
    /assume_role_policy/,
  ],
  "a key that another client's role may use": [
    (copy) =>
      allow(ofAcme(copy, "aws_kms_key"), "policy", {
        Action: "kms:Decrypt",
        Resource: "*",
        Principal: { AWS: "${aws_iam_role.eu_postgres_primary_machine_role_role.arn}" },
      }),
    /policy/,
  ],
  "a pattern with a question mark": [
    (copy) =>
      allow(ofAcme(copy, "aws_iam_role_policy", "postgres"), "policy", {
        Action: "ssm:GetParameter",
        Resource: "arn:aws:ssm:us-east-2:123456789012:parameter/terraform/acme-e?/*",
      }),
    /policy.*Resource/,
  ],
  "every parameter of the account": [
    (copy) =>
      allow(ofAcme(copy, "aws_iam_role_policy", "postgres"), "policy", {
        Action: "ssm:GetParameter",
        Resource: "arn:aws:ssm:us-east-2:123456789012:parameter/*",
      }),
    /policy.*Resource/,
  ],
  "everything but one's own bucket": [
    (copy) =>
      allow(ofAcme(copy, "aws_iam_role_policy", "postgres"), "policy", {
        Action: "s3:GetObject",
        NotResource: "arn:aws:s3:::ohio-01-us-east-2-acme-data-production/*",
      }),
    /policy.*NotResource/,
  ],
  "every object of whoever begins alike": [
    (copy) =>
      allow(ofAcme(copy, "aws_iam_role_policy", "postgres"), "policy", {
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::ohio-01-us-east-2-acme*",
      }),
    /policy.*Resource/,
  ],
  "a condition that lets another client's VPC in": [
    (copy) =>
      allow(ofAcme(copy, "aws_s3_bucket_policy"), "policy", {
        Action: "s3:GetObject",
        Principal: "*",
        Resource: "arn:aws:s3:::ohio-01-us-east-2-acme-data-production/*",
        Condition: { StringEquals: { "aws:SourceVpc": "${aws_vpc.eu_network_vpc.id}" } },
      }),
    /policy/,
  ],
  "a route to another client's NAT gateway": [
    (copy) => (ofAcme(copy, "aws_route").nat_gateway_id = "${aws_nat_gateway.eu_network_nat_gateway-us-east-2a.id}"),
    /nat_gateway_id/,
  ],
  "a route to another client's block": [
    (copy) => (ofAcme(copy, "aws_route").destination_cidr_block = "10.2.0.0/17"),
    /destination_cidr_block/,
  ],
  "a rule for a block that holds another client's": [
    (copy) => (ofAcme(copy, "aws_vpc_security_group_ingress_rule").cidr_ipv4 = "10.0.0.0/14"),
    /cidr_ipv4/,
  ],
  "a rule for one address of another client's": [
    (copy) => (ofAcme(copy, "aws_vpc_security_group_ingress_rule").cidr_ipv4 = "10.3.7.9/32"),
    /cidr_ipv4/,
  ],
  "a rule for another client's group": [
    (copy) =>
      (ofAcme(copy, "aws_vpc_security_group_ingress_rule").referenced_security_group_id =
        "${aws_security_group.acme-eu_network_security-groups_database.id}"),
    /referenced_security_group_id/,
  ],
  "a peering": [
    (copy) =>
      Object.assign(copy.foundation!.resource!, {
        aws_vpc_peering_connection: {
          acme_peer: { vpc_id: "${aws_vpc.acme_network_vpc.id}", peer_vpc_id: "${aws_vpc.eu_network_vpc.id}" },
        },
      }),
    /peer_vpc_id/,
  ],
  "another client's part of a remote state": [
    (copy) =>
      (ofAcme(copy, "aws_eks_cluster").role_arn =
        '${data.terraform_remote_state.foundation.outputs.clients["acme-eu"].kms_key_arn}'),
    /role_arn/,
  ],
  "another client's part of a remote state, written with a dot": [
    (copy) =>
      (ofAcme(copy, "aws_eks_cluster").role_arn =
        "${data.terraform_remote_state.foundation.outputs.clients.eu.kms_key_arn}"),
    /role_arn/,
  ],
  "the provider of another client's cluster": [
    (copy) => (ofAcme(copy, "helm_release").provider = "helm.acme-eu"),
    /provider/,
  ],
  "another client's cluster in a provider": [
    (copy) => {
      const [provider] = copy["cluster-services"]!.provider.helm!.filter(
        ({ alias }) => alias === "acme",
      ) as WritableBody[];
      const { exec } = provider!.kubernetes as { exec: { args: string[] } };
      exec.args = exec.args.map((arg) => (arg === "acme-production-us-east-2" ? "eu-production-us-east-2" : arg));
    },
    /kubernetes\.exec\.args/,
  ],
  "a name in another client's zone": [
    (copy) => (ofAcme(copy, "aws_route53_record").name = "api.acme-eu.ezra.world"),
    /name/,
  ],
  "another client's log group": [
    (copy) =>
      (ofAcme(copy, "aws_flow_log").log_destination =
        "arn:aws:logs:us-east-2:123456789012:log-group:/aws/vpc/eu-production/flow-logs"),
    /log_destination/,
  ],
  "copies into another client's bucket": [
    (copy) => {
      const { rule } = ofAcme(copy, "aws_s3_bucket_replication_configuration") as { rule: WritableBody[] };
      Object.assign(rule[0]!.destination as object, {
        bucket: "arn:aws:s3:::ohio-01-us-east-2-eu-data-production-replica",
      });
    },
    /rule\.0\.destination\.bucket/,
  ],
  "a subscription to another client's topic": [
    (copy) => (ofAcme(copy, "aws_sns_topic_subscription").topic_arn = "${aws_sns_topic.eu_alerts_topic.arn}"),
    /topic_arn/,
  ],
  "an alarm about another client's machine": [
    (copy) =>
      (ofAcme(copy, "aws_cloudwatch_metric_alarm").dimensions = {
        InstanceId: "${aws_instance.eu_postgres_primary_machine_instance.id}",
      }),
    /dimensions\.InstanceId/,
  ],
  "an event pattern for buckets that begin alike": [
    (copy) =>
      (ofAcme(copy, "aws_cloudwatch_event_rule").event_pattern = JSON.stringify({
        source: ["aws.s3"],
        detail: { bucket: { name: [{ prefix: "ohio-01-us-east-2-acme" }] } },
      })),
    /event_pattern/,
  ],
  "another client's name in user data": [
    (copy) =>
      (ofAcme(copy, "aws_instance").user_data_base64 = Buffer.from(
        "#!/bin/sh\naws s3 cp s3://ohio-01-us-east-2-eu-data-production/x /x\n",
      ).toString("base64")),
    /user_data_base64/,
  ],
  "another client's secret in values of a chart": [
    (copy) =>
      (ofAcme(copy, "helm_release").values = [JSON.stringify({ secret: "/terraform/acme-eu/production/db-password" })]),
    /values\.0/,
  ],
  "a tag of another client's": [(copy) => (ofAcme(copy, "aws_vpc").tags = { Client: "acme-eu" }), /tags\.Client/],
  "an address that goes from one to the other": [
    (copy) => (copy.foundation!.moved = [{ from: "aws_vpc.eu_network_vpc", to: "aws_vpc.acme_network_vpc" }]),
    /from/,
  ],
  "another client's thing that is taken over": [
    (copy) =>
      Object.assign(copy.foundation!, {
        import: [{ to: "aws_s3_bucket.acme_storage_data_bucket_bucket", id: "ohio-01-us-east-2-eu-data-production" }],
      }),
    /id/,
  ],
  "a wait for another client's": [
    (copy) => (ofAcme(copy, "aws_eks_node_group").depends_on = ["aws_eks_cluster.eu_cluster_control-plane_cluster"]),
    /depends_on\.0/,
  ],
  "a contract with another client's thing": [
    (copy) => {
      const { value } = copy.platform!.output!.client_clusters as { value: Record<string, WritableBody> };
      value.acme!.endpoint = value.eu!.endpoint;
    },
    /endpoint/,
  ],
  "what is nobody's and made for one": [
    (copy) =>
      Object.assign(copy.foundation!.resource!, {
        aws_iam_policy: { "for-all_policy": { name: "everybody", policy: "{}", tags: { For: "acme-eu" } } },
      }),
    /.*/,
  ],
};

describe("fleet isolation", () => {
  it("is clean for clients whose names are parts of each other", () => {
    expect(isolationViolations(documents, fleet)).toEqual([]);
  });

  it.each(Object.entries(MUTANTS))("finds %s, with stack, address and path", (_, [change, path]) => {
    const found = isolationViolations(
      mutate(documents, (copy) => void change(copy)),
      fleet,
    );
    expect(found.length > 0 ? "" : "nothing found").toBe("");
    expect(found.filter((line) => path.test(line.split(": ")[2]!))).not.toEqual([]);
    for (const line of found) expect(line).toMatch(/^[a-z-]+: [\w.-]+: \S+: [a-z-]+: /);
  });

  it("knows more than twenty kinds of leak", () => {
    expect(Object.keys(MUTANTS).length).toBeGreaterThan(20);
  });

  it("takes a resource of a client's own for what it is", () => {
    const own = addResource(documents, "foundation", "aws_sns_topic.acme_more_topic", { name: "acme-production-more" });
    expect(isolationViolations(own, fleet)).toEqual([]);
  });
});
