import { familyOf } from "./instance-types";

/** Hours that AWS counts a month as. */
const HOURS = 730;

/** Where and when the prices below were read; us-east-2's are the same, other regions' up to half as much again. */
export const MONTHLY_PRICES = {
  region: "us-east-1",
  currency: "USD",
  asOf: "2026-06",
  source: "https://aws.amazon.com/pricing/",
} as const;

/** USD a month for each resource of a Terraform type, whatever its settings. */
export const PRICE_OF_TYPE: Readonly<Record<string, number>> = {
  /** Standard support; a version in extended support costs six times as much. */
  aws_eks_cluster: 0.1 * HOURS,
  aws_nat_gateway: 0.045 * HOURS,
  aws_eip: 0.005 * HOURS,
  aws_vpn_connection: 0.05 * HOURS,
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
