import { BILLED_BY_USE, isFree } from "../../../../../config/catalogue/billed-by-use";
import {
  factorOf,
  GP3_EXTRAS,
  monthlyPriceOf,
  MOST_SPOT_DISCOUNT,
  PRICE_OF_ENDPOINT,
  PRICE_OF_GIB,
  PRICE_OF_TYPE,
  SCALES_BY_REGION,
} from "../../../../../config/catalogue/monthly-prices";
import type { Body, Resource } from "../../model/stack";
import { referencesIn } from "../../model/references";
import { always, NONE, type Amount } from "../amount";
import { blocksOf, numberOf, textsOf } from "../blocks";

/**
 * USD a month, or the name of what has no known price; what is billed by use is no part of it. At the least with as few
 * machines as a group of nodes may have, those that may be interrupted (Spot) at AWS's greatest discount; at the most with as
 * many as it may have, on demand.
 */
export type Priced = Amount | { readonly unpriced: string };

/** What a resource costs a month in a region; `beside` finds others of its stack by their address. */
export function costOf(
  resource: Resource,
  region: string,
  beside: (address: string) => Resource | undefined,
): readonly Priced[] {
  const { kind, type } = resource;
  if (kind === "data") return [];
  const flat = PRICE_OF_TYPE[type];
  if (flat !== undefined && !SCALES_BY_REGION.has(type)) return [always(flat)];
  const factor = factorOf(region);
  return listPriceOf(resource, beside).map((each) => {
    if ("unpriced" in each || each.most === 0) return each;
    if (factor === undefined) return { unpriced: `${type} in ${region}` };
    return { least: each.least * factor, most: each.most * factor };
  });
}

/** As it would be in us-east-1; nothing for what is free or paid for by use alone. */
function listPriceOf({ type, body }: Resource, beside: (address: string) => Resource | undefined): readonly Priced[] {
  const flat = PRICE_OF_TYPE[type];
  if (flat !== undefined) return [always(flat)];
  if (type === "aws_ebs_volume") return [volume(body)];
  if (type === "aws_instance")
    return [
      instance(body.instance_type),
      ...[body.root_block_device, body.ebs_block_device].flatMap(blocksOf).map(volume),
    ];
  if (type === "aws_eks_node_group") return nodes(body, beside);
  if (type === "aws_vpc_endpoint") return [endpoint(body)];
  return Object.hasOwn(BILLED_BY_USE, type) || isFree(type) ? [] : [{ unpriced: type }];
}

/** One of the kind Gateway, as it is without a word, costs nothing; others are paid for in each subnet. */
function endpoint({ vpc_endpoint_type, subnet_ids }: Body): Amount {
  if (vpc_endpoint_type === undefined || vpc_endpoint_type === "Gateway") return NONE;
  return always(PRICE_OF_ENDPOINT * Math.max(1, textsOf(subnet_ids).length));
}

/** Of several instance types EC2 takes whichever it has: the cheapest at the least, the dearest at the most. */
function nodes(body: Body, beside: (address: string) => Resource | undefined): Priced[] {
  const priced = textsOf(body.instance_types).map(instance);
  const machines = priced.filter((each): each is Amount => !("unpriced" in each));
  if (machines.length < priced.length || machines.length === 0) return priced.filter((each) => "unpriced" in each);
  const template = referencesIn(body.launch_template).map(({ address }) => beside(address))[0];
  const disk = blocksOf(template?.body.block_device_mappings)
    .flatMap(({ ebs }) => blocksOf(ebs).map(diskOfNode))
    .reduce((sum, each) => sum + each, 0);
  const cheapest =
    (body.capacity_type === "SPOT" ? 1 - MOST_SPOT_DISCOUNT : 1) * Math.min(...machines.map(({ least }) => least));
  const dearest = Math.max(...machines.map(({ most }) => most));
  const [scaling] = blocksOf(body.scaling_config);
  return [
    { least: numberOf(scaling?.min_size) * (cheapest + disk), most: numberOf(scaling?.max_size) * (dearest + disk) },
  ];
}

/** Launch templates call the fields of a volume otherwise. */
function diskOfNode({ volume_size, volume_type }: Body): number {
  const priced = volume({ size: volume_size, type: volume_type });
  return "unpriced" in priced ? 0 : priced.most;
}

function instance(type: unknown): Priced {
  const price = typeof type === "string" ? monthlyPriceOf(type) : undefined;
  return price === undefined ? { unpriced: String(type) } : always(price);
}

function volume(body: Body): Priced {
  const named = body.type ?? body.volume_type;
  const type = typeof named === "string" ? named : "gp3";
  const size = numberOf(body.size ?? body.volume_size);
  const price = PRICE_OF_GIB[type];
  if (price === undefined) return size === 0 ? NONE : { unpriced: `${type} volumes` };
  const extras =
    type === "gp3" ? [extra(body.iops, GP3_EXTRAS.iops), extra(body.throughput, GP3_EXTRAS.throughput)] : [];
  return always(extras.reduce((sum, each) => sum + each, size * price));
}

function extra(value: unknown, { included, price }: { readonly included: number; readonly price: number }): number {
  return Math.max(0, numberOf(value) - included) * price;
}
