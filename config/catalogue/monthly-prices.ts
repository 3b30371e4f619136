import { familyOf } from "./instance-types";

/** Hours that AWS counts a month as. */
const HOURS = 730;

/** Where and when the prices below were read. */
export const MONTHLY_PRICES = {
  region: "us-east-1",
  currency: "USD",
  asOf: "2026-06",
  source: "https://aws.amazon.com/pricing/",
} as const;

/**
 * What a machine costs in a region, as a multiple of us-east-1: m5.large on demand, as of 2026-06. Volumes, NAT gateways and
 * load balancers follow it closely; what else is here costs the same everywhere. A region that is not here has no known price.
 */
const FACTOR_OF_REGION: Readonly<Record<string, number>> = {
  "us-east-1": 1,
  "us-east-2": 1,
  "us-west-1": 0.112 / 0.096,
  "us-west-2": 1,
  "ca-central-1": 0.107 / 0.096,
  "eu-central-1": 0.115 / 0.096,
  "eu-north-1": 0.102 / 0.096,
  "eu-south-1": 0.112 / 0.096,
  "eu-west-1": 0.107 / 0.096,
  "eu-west-2": 0.111 / 0.096,
  "eu-west-3": 0.112 / 0.096,
  "ap-east-1": 0.132 / 0.096,
  "ap-northeast-1": 0.124 / 0.096,
  "ap-northeast-2": 0.118 / 0.096,
  "ap-northeast-3": 0.124 / 0.096,
  "ap-south-1": 0.101 / 0.096,
  "ap-southeast-1": 0.12 / 0.096,
  "ap-southeast-2": 0.12 / 0.096,
  "af-south-1": 0.127 / 0.096,
  "me-south-1": 0.118 / 0.096,
  "sa-east-1": 0.153 / 0.096,
};

/** How much dearer machines are in a region than in us-east-1; undefined where that is not known here. */
export function factorOf(region: string): number | undefined {
  return FACTOR_OF_REGION[region];
}

/** What of the types below costs as much more in another region as machines do. */
export const SCALES_BY_REGION: ReadonlySet<string> = new Set(["aws_nat_gateway", "aws_lb", "aws_elb"]);

/** What AWS takes off a machine that may be interrupted, at the most: "up to 90%". */
export const MOST_SPOT_DISCOUNT = 0.9;

/** USD a month for an endpoint in a subnet, where it is an interface; gateways are free. */
export const PRICE_OF_ENDPOINT = 0.01 * HOURS;

/** USD a month for each resource of a Terraform type, whatever its settings. */
export const PRICE_OF_TYPE: Readonly<Record<string, number>> = {
  /** Standard support; a version in extended support costs six times as much. */
  aws_eks_cluster: 0.1 * HOURS,
  aws_nat_gateway: 0.045 * HOURS,
  aws_eip: 0.005 * HOURS,
  aws_vpn_connection: 0.05 * HOURS,
  aws_lb: 0.0225 * HOURS,
  aws_elb: 0.025 * HOURS,
  aws_kms_key: 1,
  aws_secretsmanager_secret: 0.4,
  aws_route53_zone: 0.5,
  aws_cloudwatch_metric_alarm: 0.1,
  aws_cloudwatch_dashboard: 3,
};

/** USD a month for a GiB of a volume, by its type. */
export const PRICE_OF_GIB: Readonly<Record<string, number>> = { gp3: 0.08, gp2: 0.1, st1: 0.045, sc1: 0.015 };

/** What gp3 has without further pay, and USD a month for more of it. */
export const GP3_EXTRAS = {
  iops: { included: 3000, price: 0.005 },
  throughput: { included: 125, price: 0.04 },
} as const;

/** USD an hour for a `large` of a family, on demand with Linux: the family's other sizes cost in proportion. */
const LARGE: Readonly<Record<string, number>> = {
  t2: 0.0928,
  t3: 0.0832,
  t3a: 0.0752,
  t4g: 0.0672,
  m5: 0.096,
  m5a: 0.086,
  m6a: 0.0864,
  m6g: 0.077,
  m6i: 0.096,
  m7g: 0.0816,
  m7i: 0.1008,
  c5: 0.085,
  c5a: 0.077,
  c6a: 0.0765,
  c6g: 0.068,
  c6i: 0.085,
  c7g: 0.0725,
  c7i: 0.08925,
  r5: 0.126,
  r5a: 0.113,
  r6a: 0.1134,
  r6g: 0.1008,
  r6i: 0.126,
  r7g: 0.1071,
  r7i: 0.1323,
};

const SMALLER: Readonly<Record<string, number>> = { nano: 1 / 16, micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1 };

/** USD a month for a machine, on demand with Linux; undefined for a type whose price is not known here. */
export function monthlyPriceOf(instanceType: string): number | undefined {
  const large = LARGE[familyOf(instanceType)];
  const share = shareOf(instanceType.slice(instanceType.indexOf(".") + 1));
  return large === undefined || share === undefined ? undefined : large * share * HOURS;
}

/** Of a `large`: an `xlarge` is two, a `4xlarge` eight. */
function shareOf(size: string): number | undefined {
  const larges = /^(?<times>\d*)xlarge$/.exec(size)?.groups!.times;
  return larges === undefined ? SMALLER[size] : 2 * Number(larges || 1);
}
