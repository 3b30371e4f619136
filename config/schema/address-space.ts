import { block, contains, overlaps, type Block } from "../cidr";

/** Address space that no client network may touch, and why. */
export interface ReservedBlock {
  readonly block: Block;
  readonly reason: string;
}

/** Private space (RFC 1918): a client's VPC lies wholly inside one of these. */
const PRIVATE: readonly Block[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(block);

/** Space with a meaning of its own, for a message that says which. */
const SPECIAL: readonly ReservedBlock[] = [
  { block: block("0.0.0.0/8"), reason: "this network (RFC 1122)" },
  { block: block("100.64.0.0/10"), reason: "carrier-grade NAT (RFC 6598)" },
  { block: block("127.0.0.0/8"), reason: "loopback" },
  { block: block("169.254.0.0/16"), reason: "link-local, where AWS keeps its instance services" },
  { block: block("192.0.2.0/24"), reason: "documentation (RFC 5737)" },
  { block: block("192.0.0.0/24"), reason: "protocols of the IETF (RFC 6890)" },
  { block: block("192.88.99.0/24"), reason: "a retired relay (RFC 7526)" },
  { block: block("198.18.0.0/15"), reason: "benchmarking (RFC 2544)" },
  { block: block("198.51.100.0/24"), reason: "documentation (RFC 5737)" },
  { block: block("203.0.113.0/24"), reason: "documentation (RFC 5737)" },
  { block: block("224.0.0.0/4"), reason: "multicast" },
  { block: block("240.0.0.0/4"), reason: "reserved by IANA" },
];

/** Space in which no data centre has its network; carrier-grade NAT's and that of documentation some have. */
export const NO_NETWORKS: readonly ReservedBlock[] = SPECIAL.filter(
  ({ reason }) => !/^(carrier-grade|documentation|benchmarking)/.test(reason),
);

/** Private space that is taken on every EKS node (M-70). */
export const DOCKER_BRIDGE: ReservedBlock = {
  block: block("172.17.0.0/16"),
  reason: "Docker's bridge on EKS nodes",
};

/** Whether a block touches private space (RFC 1918), from which all clients' networks are. */
export function isPrivate(candidate: Block): boolean {
  return PRIVATE.some((space) => overlaps(space, candidate));
}

/** Why a block is not private space, or undefined when it is. */
export function notPrivate(candidate: Block): string | undefined {
  if (PRIVATE.some((space) => contains(space, candidate))) return undefined;
  if (candidate.prefix === 0) return "is the whole internet";
  const special = SPECIAL.find((space) => overlaps(space.block, candidate));
  return special ? `touches ${special.block.text}: ${special.reason}` : "is public address space";
}

/** Why an address can't be reached over the internet, or undefined when it can. */
export function notPublic(address: number): string | undefined {
  return PRIVATE.some((space) => isIn(space, address)) ? "is a private address (RFC 1918)" : notHost(address);
}

/** Why a server can't have an address, or undefined when it can, be it a private one. */
export function notHost(address: number): string | undefined {
  const special = SPECIAL.find((space) => isIn(space.block, address));
  return special && `lies in ${special.block.text}: ${special.reason}`;
}

function isIn({ first, last }: Block, address: number): boolean {
  return first <= address && address <= last;
}

/** Why nobody comes from a block over the internet, or undefined when somebody may; blocks of documentation stand for such. */
export function notReachableFrom(candidate: Block): string | undefined {
  const space = PRIVATE.find((each) => overlaps(each, candidate));
  if (space) return `touches ${space.text}: private space, from which nobody comes over the internet`;
  const special = SPECIAL.find((each) => !each.reason.startsWith("documentation") && overlaps(each.block, candidate));
  return special && `touches ${special.block.text}: ${special.reason}`;
}
