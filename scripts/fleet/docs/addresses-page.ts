import { nextFree, type Entry, type Holding } from "./address-book";
import { blocks, code, GENERATED, table } from "./markdown";

const WORDS: Readonly<Record<Holding, string>> = {
  client: "client",
  paused: "disabled client",
  kept: "kept for a client to come",
  tombstone: "tombstone",
  reserved: "reserved",
};

/** The page of addresses: the picture, every block that is taken, and the next free ones. */
export function addressesPage(book: readonly Entry[]): string {
  const rows = book.map(({ block, holding, holder, place, since, notes }) => [
    code(block.text),
    WORDS[holding],
    holder,
    place,
    since,
    notes,
  ]);
  const free = [16, 20].map((prefix) => `next free /${prefix}: ${code(nextFree(book, prefix))}`).join("; ");
  return blocks(
    "# Addresses",
    "Who has which block, from `cidr-registry.yaml`, `config/clients.yaml` and the service range in `config/platform.yaml`.",
    GENERATED,
    "![Map of the private address space](address-map.svg)",
    `The ${free}. Changing a block is described in [CIDR conflicts](../runbooks/cidr-conflicts.md).`,
    table(["Block", "State", "Who", "Where", "Since", "Notes"], rows),
  );
}
