import {
  GP3_EXTRAS,
  monthlyPriceOf,
  PRICE_OF_GIB,
  PRICE_OF_TYPE,
} from "../../../../../config/catalogue/monthly-prices";
import type { Body, Resource } from "../../model/stack";
import { referencesIn } from "../../model/references";

/** USD a month, as far as prices are known; what is billed by use is no part of it. */
export interface Cost {
  /** With as few machines as a group of nodes may have; what may be interrupted (Spot) counts as nothing. */
  readonly least: number;
  /** With as many as it may have, at the price on demand. */
  readonly most: number;
}

/** What a resource costs, or the name of what has no known price. */
export type Priced = Cost | { readonly unpriced: string };

const FREE: Cost = { least: 0, most: 0 };

/** What a resource costs a month; `beside` finds others of its stack by their address. */
export function costOf(
  { kind, type, body }: Resource,
  beside: (address: string) => Resource | undefined,
): readonly Priced[] {
  if (kind === "data") return [];
  const flat = PRICE_OF_TYPE[type];
  if (flat !== undefined) return [always(flat)];
  if (type === "aws_ebs_volume") return [volume(body)];
  if (type === "aws_instance") return [instance(body.instance_type), ...blocksOf(body.root_block_device).map(volume)];
  if (type === "aws_eks_node_group") return nodes(body, beside);
  return [];
}

/** Of several instance types EC2 takes whichever it has: the cheapest at the least, the dearest at the most. */
function nodes(body: Body, beside: (address: string) => Resource | undefined): Priced[] {
  const types = Array.isArray(body.instance_types) ? body.instance_types : [];
  const priced = types.map(instance);
  const machines = priced.filter((each): each is Cost => !("unpriced" in each));
  if (machines.length < priced.length || machines.length === 0) return priced.filter((each) => "unpriced" in each);
  const template = referencesIn(body.launch_template).map(({ address }) => beside(address))[0];
  const disk = blocksOf(template?.body.block_device_mappings)
    .flatMap(({ ebs }) => blocksOf(ebs).map(diskOfNode))
    .reduce((sum, each) => sum + each, 0);
  const cheapest = body.capacity_type === "SPOT" ? 0 : Math.min(...machines.map(({ least }) => least));
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
  if (price === undefined) return size === 0 ? FREE : { unpriced: `${type} volumes` };
  const extras =
    type === "gp3" ? [extra(body.iops, GP3_EXTRAS.iops), extra(body.throughput, GP3_EXTRAS.throughput)] : [];
  return always(extras.reduce((sum, each) => sum + each, size * price));
}

function extra(value: unknown, { included, price }: { readonly included: number; readonly price: number }): number {
  return Math.max(0, numberOf(value) - included) * price;
}

function always(price: number): Cost {
  return { least: price, most: price };
}

/** A block stands alone or in a list of them. */
function blocksOf(value: unknown): readonly Body[] {
  const blocks = Array.isArray(value) ? value : [value];
  return blocks.filter((each): each is Body => typeof each === "object" && each !== null);
}

/** What an expression makes is not known before Terraform runs, and counts as nothing. */
function numberOf(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}
