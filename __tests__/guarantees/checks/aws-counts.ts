import { AMOUNT_LIMITS } from "../../../config/catalogue/amount-limits";
import type { Body } from "../../../scripts/fleet/review/model/stack";
import { madeIn, type Documents, type Resource } from "../../support/synth";

/** Resources that belong to another one, which takes only so many. */
interface Crowd {
  /** The resource types that count together. */
  readonly types: readonly string[];
  /** The argument that says which one they belong to. */
  readonly of: string;
  readonly most: number;
  readonly source: string;
  /** What each counts for; 1 where nothing is said. */
  readonly weight?: (body: Body) => number;
}

const RULES = AMOUNT_LIMITS["security group rules"];

const CROWDS: readonly Crowd[] = [
  { types: ["aws_vpc_security_group_ingress_rule"], of: "security_group_id", most: RULES.most, source: RULES.source },
  { types: ["aws_vpc_security_group_egress_rule"], of: "security_group_id", most: RULES.most, source: RULES.source },
  { types: ["aws_route"], of: "route_table_id", most: 50, source: "Amazon VPC quotas" },
  { types: ["aws_iam_role_policy_attachment"], of: "role", most: 10, source: "IAM and STS quotas" },
  {
    types: ["aws_iam_role_policy"],
    of: "role",
    most: 10_240,
    source: "IAM and STS quotas, characters of all inline policies of a role",
    weight: ({ policy }) => String(policy).length,
  },
  { types: ["aws_cloudwatch_event_target"], of: "rule", most: 5, source: "EventBridge quotas" },
  {
    types: ["aws_cloudwatch_log_subscription_filter"],
    of: "log_group_name",
    most: 2,
    source: "CloudWatch Logs quotas",
  },
  { types: ["aws_eks_node_group"], of: "cluster_name", most: 30, source: "EKS service quotas" },
  { types: ["aws_subnet"], of: "vpc_id", most: 200, source: "Amazon VPC quotas" },
  { types: ["aws_vpn_connection_route"], of: "vpn_connection_id", most: 100, source: "Site-to-Site VPN quotas" },
];

/** What etcd takes in one object, in bytes; a chart's release is one, too. Source: Kubernetes, Secrets and ConfigMaps. */
const MOST_OBJECT_BYTES = 1_048_576;

/** EventBridge counts states that wildcards can be in at once, and refuses more than some ten: two for each in our patterns. */
const MOST_WILDCARDS = 4;

/** More of something than AWS or Kubernetes takes together. */
export function countViolations(documents: Documents): string[] {
  const resources = madeIn(documents);
  return [...CROWDS.flatMap((crowd) => crowded(resources, crowd)), ...resources.flatMap(ofResource)];
}

function crowded(resources: readonly Resource[], { types, of, most, source, weight = () => 1 }: Crowd): string[] {
  const sums = new Map<string, number>();
  for (const { stack, type, body } of resources) {
    if (!types.includes(type)) continue;
    const owner = `${stack}: ${String(body[of])}`;
    sums.set(owner, (sums.get(owner) ?? 0) + weight(body));
  }
  return [...sums].flatMap(([owner, sum]) =>
    sum > most ? [`${owner} has ${sum} of ${types.join(", ")}, and takes ${most} (${source})`] : [],
  );
}

function ofResource({ stack, type, address, body }: Resource): string[] {
  const at = `${stack}: ${address}`;
  if (type === "aws_lambda_function") return ofFunction(at, body);
  if (type === "aws_cloudwatch_event_rule") return ofRule(at, body);
  if (!/^(helm_release|kubernetes_)/.test(type)) return [];
  const bytes = Buffer.byteLength(JSON.stringify(body));
  return bytes > MOST_OBJECT_BYTES ? [`${at} has ${bytes} bytes, and Kubernetes takes ${MOST_OBJECT_BYTES}`] : [];
}

function ofFunction(at: string, { environment }: Body): string[] {
  const { most, source } = AMOUNT_LIMITS["function environment"];
  const variables = (environment as { variables?: object } | undefined)?.variables ?? {};
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  return bytes > most ? [`${at} has an environment of ${bytes} bytes, and takes ${most} (${source})`] : [];
}

function ofRule(at: string, { event_pattern: pattern = "" }: Body): string[] {
  const wildcards = [...String(pattern).matchAll(/"wildcard":"([^"]*)"/g)].map(([, text]) => text!);
  if (wildcards.length <= MOST_WILDCARDS && wildcards.every((text) => text.split("*").length <= 2)) return [];
  return [`${at} has ${wildcards.length} wildcards, which is too complex for EventBridge`];
}
