import { meantBlock, overlaps, parseAddress, type Block } from "../../../../config/cidr";

/** A client's network, and which text it met. */
export interface MetBlock {
  readonly client: string;
  readonly block: Block;
  /** As it is written where it was met. */
  readonly text: string;
}

const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\d.]*\d)/g;

/** Whose network an address or a block of addresses lies in, or takes in. */
export class AddressBlocks {
  private readonly known = new Map<string, readonly MetBlock[]>();

  constructor(private readonly networks: readonly { readonly client: string; readonly block: Block }[]) {}

  /** Every network that addresses in a text meet; the whole internet meets nobody's in particular. */
  metIn(text: string): readonly MetBlock[] {
    return (text.match(ADDRESS) ?? []).flatMap((address) => {
      const known = this.known.get(address) ?? this.lookUp(address);
      this.known.set(address, known);
      return known;
    });
  }

  private lookUp(text: string): readonly MetBlock[] {
    const block = blockAt(text);
    if (!block || block.prefix === 0) return [];
    return this.networks
      .filter((network) => overlaps(network.block, block))
      .map((network) => ({ client: network.client, block: network.block, text }));
  }
}

function blockAt(text: string): Block | undefined {
  if (text.includes("/")) return meantBlock(text);
  const first = parseAddress(text);
  return first === undefined ? undefined : { text, prefix: 32, first, last: first };
}
