import { Address4 } from "ip-address";

/** An IPv4 block in canonical form; the bounds are addresses as unsigned integers, both inclusive. */
export interface Block {
  readonly text: string;
  readonly prefix: number;
  readonly first: number;
  readonly last: number;
}

/** Why a text is no block. */
export interface BlockProblem {
  readonly rule: "cidr-format" | "cidr-ipv6" | "cidr-host-bits";
  readonly message: string;
  readonly hint?: string;
}

/** Reads `a.b.c.d/n` strictly: no leading zeros, no missing octets, no host bits (S3-101). */
export function parseBlock(text: string): Block | BlockProblem {
  if (text.includes(":")) return { rule: "cidr-ipv6", message: "is IPv6; client networks are IPv4" };
  let address: Address4;
  try {
    address = new Address4(text);
  } catch {
    const hint = "write four numbers up to 255 without leading zeros, a slash and up to 32: 10.107.0.0/16";
    return { rule: "cidr-format", message: "is not an IPv4 block", hint };
  }
  // The library reads a bare address as /32; a network without its size is a mistake here.
  if (!text.includes("/")) return { rule: "cidr-format", message: "has no prefix length", hint: `write ${text}/16` };
  const block = toBlock(address);
  if (block.text !== text) {
    return { rule: "cidr-host-bits", message: "has host bits set", hint: `the network is ${block.text}` };
  }
  return block;
}

/** The block that a text most likely means: what is wrong with its host bits hides no overlap. */
export function meantBlock(text: string): Block | undefined {
  return /^[\d.]+\/\d+$/.test(text) && Address4.isValid(text) ? toBlock(new Address4(text)) : undefined;
}

/** A block known to be valid: for constants. */
export function block(text: string): Block {
  const parsed = parseBlock(text);
  if ("rule" in parsed) throw new Error(`${text} ${parsed.message}`);
  return parsed;
}

/** A single address as an unsigned integer, or undefined if the text is none. */
export function parseAddress(text: string): number | undefined {
  if (text.includes("/") || !Address4.isValid(text)) return undefined;
  return Number(new Address4(text).bigInt());
}

/** Two blocks either nest or are disjoint; overlapping means that they share an address. */
export function overlaps(a: Block, b: Block): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Whether the outer block holds every address of the inner one. */
export function contains(outer: Block, inner: Block): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** The n-th of the equal parts that a block has at a longer prefix. */
export function subBlock(parent: Block, prefix: number, index: number): Block {
  const size = 2 ** (32 - prefix);
  return at(parent.first + index * size, prefix);
}

/** The n-th address of a block, counted from its first, as text. */
export function addressIn(parent: Block, index: number): string {
  return dotted(parent.first + index);
}

/** Every pair of overlapping items: one sorted pass, not n². */
export function overlappingPairs<T>(items: readonly T[], blockOf: (item: T) => Block): [T, T][] {
  const sorted = [...items].sort((a, b) => blockOf(a).first - blockOf(b).first || blockOf(b).last - blockOf(a).last);
  const pairs: [T, T][] = [];
  const open: T[] = [];
  for (const item of sorted) {
    // Blocks nest, so a block that ended before this one begins can't overlap any later one.
    while (open.length > 0 && blockOf(open.at(-1)!).last < blockOf(item).first) open.pop();
    pairs.push(...open.map((outer): [T, T] => [outer, item]));
    open.push(item);
  }
  return pairs;
}

/** The lowest free block of the given size in 10.0.0.0/8, or undefined when there is none. */
export function nextFreeBlock(prefix: number, taken: readonly Block[]): Block | undefined {
  const space = block("10.0.0.0/8");
  const size = 2 ** (32 - prefix);
  const sorted = [...taken].filter((each) => overlaps(space, each)).sort((a, b) => a.first - b.first);
  let first = space.first;
  for (const each of sorted) {
    if (first + size - 1 < each.first) break;
    first = Math.max(first, Math.ceil((each.last + 1) / size) * size);
  }
  return first + size - 1 <= space.last ? at(first, prefix) : undefined;
}

function at(first: number, prefix: number): Block {
  return { text: `${dotted(first)}/${prefix}`, prefix, first, last: first + 2 ** (32 - prefix) - 1 };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function toBlock(address: Address4): Block {
  return at(Number(address.startAddress().bigInt()), address.subnetMask);
}
