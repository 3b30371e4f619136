import { exposureOf } from "../../../verify/exposure";
import type { Body } from "../../model/stack";
import { stringsIn } from "../../model/strings-in";
import { policiesOf } from "./policy-text";
import { blocksIn, isOn, valuesAt } from "./values-at";
import { isWide } from "./wide-block";

/** One way in from the internet: where the resource says it, and what tells it from another one at the same place. */
export interface Opening {
  readonly attribute: string;
  readonly key: string;
  readonly reason: string;
}

/** Every way in from the internet that a resource's arguments make. */
export function openingsOf(type: string, body: Body | undefined): Opening[] {
  if (!body) return [];
  return [...(LOOKS[type]?.(body) ?? []), ...inPolicies(type, body), ...facingInternet(type, body), ...isPublic(body)];
}

type Look = (body: Body) => Opening[];

const blocks =
  (...paths: readonly string[]): Look =>
  (body) =>
    paths.flatMap((attribute) =>
      valuesAt(body, attribute)
        .flat()
        .filter((cidr) => typeof cidr === "string" && isWide(cidr))
        .map((cidr) => ({ attribute, key: String(cidr), reason: "It lets in a block of the internet." })),
    );

const when =
  (attribute: string, reason: string, isOpen: (value: unknown) => boolean): Look =>
  (body) =>
    valuesAt(body, attribute)
      .filter(isOpen)
      .map((value) => ({ attribute, key: String(value), reason }));

const only =
  (isMeant: (body: Body) => boolean, look: Look): Look =>
  (body) =>
    isMeant(body) ? look(body) : [];

/** Blocks within a block, only those that allow. */
const allowed =
  (block: string, ...paths: readonly string[]): Look =>
  (body) =>
    blocksIn(body[block])
      .filter(({ action }) => action !== "deny")
      .flatMap((each) =>
        blocks(...paths)(each).map((opening) => ({ ...opening, attribute: `${block}.${opening.attribute}` })),
      );

const SECURITY_GROUP = allowed("ingress", "cidr_blocks", "ipv6_cidr_blocks", "cidr_block", "ipv6_cidr_block");
const BALANCER = when("internal", "It is a load balancer that faces the internet.", (value) => !isOn(value));
const PUBLIC_ADDRESS = "What starts there gets a public address.";
const PUBLIC_ACL = /^(public-|authenticated-read)/;

function cluster(body: Body): Opening[] {
  return blocksIn(body.vpc_config).flatMap((config) => {
    const isPublicEndpoint = config.endpoint_public_access === undefined || isOn(config.endpoint_public_access);
    const cidrs = valuesAt(config, "public_access_cidrs")
      .flat()
      .filter((each) => each !== undefined);
    const isOpen = cidrs.length === 0 || cidrs.some((cidr) => typeof cidr === "string" && isWide(cidr));
    const attribute = "vpc_config.public_access_cidrs";
    return isPublicEndpoint && isOpen
      ? [{ attribute, key: "endpoint", reason: "The cluster's endpoint answers the internet." }]
      : [];
  });
}

const LOOKS: Readonly<Record<string, Look>> = {
  aws_alb: BALANCER,
  aws_default_network_acl: SECURITY_GROUP,
  aws_default_security_group: SECURITY_GROUP,
  aws_eip: when("instance", "A machine gets a public address.", (value) => value !== undefined),
  aws_eip_association: when("instance_id", "A machine gets a public address.", (value) => value !== undefined),
  aws_eks_cluster: cluster,
  aws_elb: BALANCER,
  aws_instance: when("associate_public_ip_address", "The machine gets a public address.", isOn),
  aws_lambda_function_url: when("authorization_type", "Everybody may call the function.", (value) => value === "NONE"),
  aws_lambda_permission: only(
    ({ source_arn, source_account, principal_org_id }) => !source_arn && !source_account && !principal_org_id,
    when("principal", "Everybody may call the function.", (value) => value === "*"),
  ),
  aws_launch_template: when("network_interfaces.associate_public_ip_address", PUBLIC_ADDRESS, isOn),
  aws_lb: BALANCER,
  aws_network_acl: SECURITY_GROUP,
  aws_network_acl_rule: only(
    ({ egress, rule_action }) => !isOn(egress) && rule_action !== "deny",
    blocks("cidr_block", "ipv6_cidr_block"),
  ),
  aws_route: only(
    ({ gateway_id }) => /internet_gateway|^igw-/.test(String(gateway_id)),
    blocks("destination_cidr_block", "destination_ipv6_cidr_block"),
  ),
  aws_s3_bucket: when("acl", "Its objects are public.", (value) => PUBLIC_ACL.test(String(value))),
  aws_s3_bucket_acl: (body) => [
    ...when("acl", "Its objects are public.", (value) => PUBLIC_ACL.test(String(value)))(body),
    ...when("access_control_policy.grant.grantee.uri", "Its objects are public.", (value) =>
      /global\/(AllUsers|AuthenticatedUsers)$/.test(String(value)),
    )(body),
  ],
  aws_s3_bucket_website_configuration: when("bucket", "It serves the bucket as a website.", () => true),
  aws_security_group: SECURITY_GROUP,
  aws_security_group_rule: only(({ type }) => type === "ingress", blocks("cidr_blocks", "ipv6_cidr_blocks")),
  aws_subnet: when("map_public_ip_on_launch", PUBLIC_ADDRESS, isOn),
  aws_vpc_security_group_ingress_rule: blocks("cidr_ipv4", "cidr_ipv6"),
};

/** Whoever may use an endpoint still needs rights; and what a role may do opens nothing. */
const NOT_OF_RESOURCES = /^aws_(vpc_endpoint$|vpc_endpoint_policy$|iam_(?!role$))/;

function inPolicies(type: string, body: Body): Opening[] {
  if (NOT_OF_RESOURCES.test(type)) return [];
  return policiesOf(body).flatMap(({ path, statements = [] }) =>
    statements
      .filter((statement) => exposureOf(statement, []) === "everybody")
      .map(({ actions, resources }) => ({
        attribute: path,
        key: JSON.stringify([[...actions].sort(), [...resources].sort()]),
        reason: "Its policy lets in everybody.",
      })),
  );
}

/** Load balancers that controllers make: by an annotation or a value of a chart. */
function facingInternet(type: string, body: Body): Opening[] {
  if (!/^(helm_release|kubernetes_)/.test(type)) return [];
  return [...stringsIn(body)]
    .filter(({ text }) => text.includes("internet-facing"))
    .map(({ path }) => ({ attribute: path, key: path, reason: "It makes a load balancer that faces the internet." }));
}

function isPublic(body: Body): Opening[] {
  return when("publicly_accessible", "It has a public address.", isOn)(body);
}
