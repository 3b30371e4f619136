import { subBlock, type Block } from "../cidr";

/** The kinds of subnet a client's network has, and which of the network's sixteen equal parts each zone gets (S3-39, C-13). */
export const SUBNET_SLOTS = {
  public: [0, 1],
  private: [2, 3],
  eks: [4, 5],
} as const;

/** How many availability zones a client's network spans: each has a part of every kind, and a node group of its own. */
export const ZONES_PER_NETWORK = SUBNET_SLOTS.eks.length;

/** `public`, `private` or `eks`. */
export type SubnetKind = keyof typeof SUBNET_SLOTS;

/** How many bits longer a subnet's prefix is than its network's: sixteen parts, ten of them kept for later. */
export const SUBNET_BITS = 4;

/** The longest prefix a client's network may have: its subnets are then /28, the smallest AWS allows, with 11 usable addresses each. */
export const LONGEST_VPC_PREFIX = 24;

/** The blocks of one availability zone. */
export type ZoneSubnets = Readonly<Record<SubnetKind, string>>;

/** The subnet blocks of a network, zone by zone: disjoint, inside it, and the same for the same block forever. */
export function planSubnets(network: Block, zoneCount: number): ZoneSubnets[] {
  const slot = (index: number): string => subBlock(network, network.prefix + SUBNET_BITS, index).text;
  return Array.from({ length: zoneCount }, (_, zone) => ({
    public: slot(SUBNET_SLOTS.public[zone]!),
    private: slot(SUBNET_SLOTS.private[zone]!),
    eks: slot(SUBNET_SLOTS.eks[zone]!),
  }));
}
