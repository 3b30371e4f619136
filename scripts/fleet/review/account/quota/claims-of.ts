import { ACCOUNT_QUOTAS, UNRESERVED_CONCURRENCY, type QuotaId } from "../../../../../config/catalogue/account-quotas";
import { referencesIn } from "../../model/references";
import type { Body, Resource, Stack } from "../../model/stack";
import { always, type Amount } from "../amount";
import { blocksOf, numberOf } from "../blocks";
import type { Claim } from "./claim";
import { regionOf } from "../region-of";
import { nodesOf, vcpusOf } from "./vcpus-of";

/** Quotas of which each resource of a type takes one. */
const ONE_OF: Readonly<Record<string, readonly QuotaId[]>> = {
  aws_vpc: ["vpcs"],
  aws_internet_gateway: ["internet-gateways"],
  aws_eip: ["elastic-ips"],
  aws_nat_gateway: ["nat-gateways"],
  aws_vpn_gateway: ["vpn-gateways"],
  aws_customer_gateway: ["customer-gateways"],
  aws_vpn_connection: ["vpn-connections"],
  aws_eks_cluster: ["eks-clusters"],
  aws_eks_node_group: ["node-groups"],
  aws_iam_openid_connect_provider: ["oidc-providers"],
  aws_iam_role: ["iam-roles"],
  aws_dlm_lifecycle_policy: ["snapshot-policies"],
  aws_cloudwatch_event_rule: ["event-rules"],
  aws_cloudwatch_log_resource_policy: ["log-policies"],
  aws_route53_zone: ["hosted-zones"],
  aws_s3_bucket: ["buckets"],
};

const GIB_PER_TIB = 1024;

/** What is found by an address within its stack. */
type Beside = (address: string) => Resource | undefined;

/** What a stack takes of quotas, resource by resource, for a target in a region. */
export function* claimsOf(stack: Stack, region: string): Iterable<Claim> {
  const byAddress = new Map(stack.resources.map((each) => [each.address, each]));
  const beside: Beside = (address) => byAddress.get(address);
  let reserves = false;
  for (const resource of stack.resources) {
    if (resource.kind === "data") continue;
    const { type, body, owner } = resource;
    const base = { owner, region: regionOf(resource, stack) ?? region };
    for (const quota of ONE_OF[type] ?? []) {
      yield { ...base, quota, ...always(1), part: partOf(quota, body, beside), name: nameOf(quota, body) };
    }
    for (const [quota, amount, part = ""] of amountsOf(resource, beside)) {
      reserves ||= quota === "reserved-concurrency";
      yield { ...base, quota, ...amount, part, name: undefined };
    }
  }
  if (!reserves) return;
  const name = "what is kept free";
  yield {
    quota: "reserved-concurrency",
    ...always(UNRESERVED_CONCURRENCY),
    region,
    owner: undefined,
    part: "",
    name,
  };
}

function* amountsOf({ type, body }: Resource, beside: Beside): Iterable<[QuotaId, Amount, string?]> {
  if (type === "aws_instance" || type === "aws_eks_node_group") yield* vcpusOf(type, body);
  if (type === "aws_ebs_volume") yield* storage(body.type, body.size, always(1));
  if (type === "aws_instance")
    for (const disk of blocksOf(body.root_block_device)) yield* storage(disk.volume_type, disk.volume_size, always(1));
  if (type === "aws_eks_node_group") {
    const template = referencesIn(body.launch_template).map(({ address }) => beside(address))[0];
    for (const { ebs } of blocksOf(template?.body.block_device_mappings))
      for (const disk of blocksOf(ebs)) yield* storage(disk.volume_type, disk.volume_size, nodesOf(body));
  }
  if (type === "aws_lambda_function" && numberOf(body.reserved_concurrent_executions) > 0)
    yield ["reserved-concurrency", always(numberOf(body.reserved_concurrent_executions))];
  if (type === "aws_sns_topic_subscription" && body.filter_policy !== undefined) {
    yield ["filter-policies", always(1)];
    yield ["topic-filter-policies", always(1), String(body.topic_arn)];
  }
}

/** EBS takes gp3 where nothing is named in this project; other kinds have quotas that it comes nowhere near. */
function* storage(type: unknown, gib: unknown, times: Amount): Iterable<[QuotaId, Amount]> {
  const tib = numberOf(gib) / GIB_PER_TIB;
  if (type === undefined || type === "gp3") yield ["gp3-storage", { least: tib * times.least, most: tib * times.most }];
}

/** The zone or cluster that a quota is of. */
function partOf(quota: QuotaId, body: Body, beside: Beside): string {
  if (quota === "node-groups") return String(body.cluster_name);
  if (quota !== "nat-gateways") return "";
  const subnet = referencesIn(body.subnet_id).map(({ address }) => beside(address))[0];
  const zone = subnet?.body.availability_zone;
  return typeof zone === "string" ? zone : "";
}

/** What the whole account holds once under a name. */
function nameOf(quota: QuotaId, { name, bucket, url }: Body): string | undefined {
  if (ACCOUNT_QUOTAS[quota].per !== "account") return undefined;
  const known = quota === "buckets" ? bucket : quota === "oidc-providers" ? url : name;
  return typeof known === "string" && !known.includes("${") ? known : undefined;
}
