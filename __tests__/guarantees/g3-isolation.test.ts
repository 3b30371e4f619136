import { documentsNamed, fleetNamed, maximalClient, REGISTRY_NAMES, VPN } from "../support/fleets";
import { fleetOf, projectOf, type Section } from "../support/registry";
import { synthesize } from "../support/synth";
import { mutate, mutateResource, type WritableBody } from "../support/mutants";
import { isolationViolations } from "./checks/isolation";

const NESTED = "names that are parts of each other";

describe("G3: no resource of one client refers to another client's (S3-01)", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(isolationViolations(documentsNamed(name), fleetNamed(name))).toEqual([]);
  });

  it.each<[string, string, (body: WritableBody) => void, string]>([
    [
      "a subnet in another client's VPC",
      "aws_subnet.acme_network_subnets_public-us-east-2a",
      (body) => (body.vpc_id = "${aws_vpc.eu_network_vpc.id}"),
      "foundation: aws_subnet.acme_network_subnets_public-us-east-2a: vpc_id: reference: acme takes in aws_vpc.eu_network_vpc of eu",
    ],
    [
      "a resource that waits for another client's",
      "aws_flow_log.acme_network_flow-logs_flow-log",
      (body) => (body.depends_on = ["aws_iam_role.acme-eu_network_flow-logs_role"]),
      "depends_on.0: reference: acme takes in aws_iam_role.acme-eu_network_flow-logs_role of acme-eu",
    ],
    [
      "another client's address block",
      "aws_vpc_security_group_egress_rule.acme_network_security-groups_eks-egress-internet-443",
      (body) => (body.cidr_ipv4 = "10.3.0.0/16"),
      "cidr_ipv4: cidr: acme takes in 10.3.0.0/16 of eu",
    ],
    [
      "another client's bucket",
      "aws_vpc_endpoint.acme_network_s3_endpoint",
      (body) => (body.policy = String(body.policy).replace("-acme-data-production", "-acme-eu-data-production")),
      ": bucket: acme takes in ohio-01-us-east-2-acme-eu-data-production of acme-eu",
    ],
    [
      "another client's prefix in a shared bucket",
      "aws_vpc_endpoint.acme-eu_network_s3_endpoint",
      (body) => (body.policy = String(body.policy).replaceAll("client=acme-eu/", "client=acme/")),
      "prefix: acme-eu takes in logs/client=acme/ of acme",
    ],
    [
      "a name made from another client's",
      "aws_vpc.eu_network_vpc",
      (body) => (body.tags = { ...(body.tags as object), Peer: "acme-production-vpc" }),
      "tags.Peer: tag: eu takes in acme-production-vpc of acme",
    ],
  ])("finds %s", (_, address, change, message) => {
    const mutant = mutateResource(documentsNamed(NESTED), address, change);
    expect(isolationViolations(mutant, fleetNamed(NESTED))).toContainEqual(expect.stringContaining(message));
  });

  it("finds a contract that hands out another client's resource", () => {
    const mutant = mutate(documentsNamed(NESTED), ({ foundation }) => {
      const networks = foundation!.output!.client_networks!.value as Record<string, WritableBody>;
      networks.acme!.vpc_id = networks.eu!.vpc_id;
    });
    expect(isolationViolations(mutant, fleetNamed(NESTED))).toEqual([
      "foundation: output.client_networks: value.acme.vpc_id: reference: acme takes in aws_vpc.eu_network_vpc of eu",
    ]);
  });
});

describe("G3: no policy of one client takes in another client's things (S3-33)", () => {
  /** Each is the beginning of another, or ends in a word that names are made with. */
  const NEIGHBOURS = ["a", "acme", "acme-eu", "acme-production", "eu"];
  const clients = NEIGHBOURS.map((name, index): [string, Section] => {
    const gateway = { ...VPN.bgp, customer_gateway_ip: `20.40.60.${index + 1}` };
    return [name, { ...maximalClient(index + 1), vpn: gateway }];
  });
  const fleet = fleetOf(projectOf(Object.fromEntries(clients)));
  const documents = synthesize(fleet);
  const ENDPOINT = "aws_vpc_endpoint.acme_network_s3_endpoint";
  const POSTGRES = "aws_iam_role_policy.acme_postgres_primary_machine_role_policy";

  it("holds for clients whose names begin like each other's", () => {
    expect(isolationViolations(documents, fleet)).toEqual([]);
  });

  it.each<[string, string, (policy: string) => string, string]>([
    [
      "a pattern of log groups",
      "aws_kms_key.acme_key_key",
      (policy) => policy.replace("/aws/lambda/acme-production-auto-tagger", "/aws/lambda/acme-production-*"),
      "takes in arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/acme-production-production-access-analyzer of acme-production",
    ],
    [
      "a list of the prefix without its slash and without a delimiter",
      ENDPOINT,
      (policy) => policy.replace('"s3:prefix":["logs/client=acme/*"', '"s3:prefix":["logs/client=acme"'),
      "prefix: acme takes in ohio-01-us-east-2-logs-production/logs/client=acme of acme-eu",
    ],
    [
      "objects below a prefix without its slash",
      ENDPOINT,
      (policy) => policy.replaceAll("/logs/client=acme/*", "/logs/client=acme*"),
      "takes in arn:aws:s3:::ohio-01-us-east-2-logs-production/logs/client=acme-eu/a/b of acme-eu",
    ],
    [
      "a pattern of secrets",
      POSTGRES,
      (policy) => policy.replace("/terraform/acme/production/db-password-??????", "/terraform/acme*"),
      "secret:/terraform/acme-eu/production/db-password-AbCdEf of acme-eu",
    ],
    [
      "everything of a kind",
      POSTGRES,
      (policy) => policy.replace("secret:/terraform/acme/production/db-password-??????", "secret:*"),
      "secret:/terraform/eu/production/db-password-AbCdEf of eu",
    ],
  ])("finds %s", (_, address, change, message) => {
    const mutant = mutateResource(documents, address, (body) => {
      body.policy = change(String(body.policy));
    });
    expect(isolationViolations(mutant, fleet)).toContainEqual(expect.stringContaining(message));
  });
});
