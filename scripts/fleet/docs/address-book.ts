import type { ClientStageName } from "../../../config/catalogue/client-stages";
import type { Camel, Draft } from "../../../config/reading/camel";
import { reservedBlocks } from "../../../config/checks/address-blocks";
import { nextFreeBlock, type Block } from "../../../config/cidr";
import { blockOf } from "../../../config/registry";
import type { ClientsFile } from "../../../config/schema/client";
import type { LedgerFile } from "../../../config/schema/ledger";
import type { PlatformFile } from "../../../config/schema/platform";

/** Why nobody else may have a block. */
export type Holding = "client" | "paused" | "kept" | "tombstone" | "reserved";

/** One block that is taken. */
export interface Entry {
  readonly block: Block;
  readonly holding: Holding;
  /** The client, or why the block is reserved. */
  readonly holder: string;
  /** `production in us-east-2`; empty for reserved blocks. */
  readonly place: string;
  readonly since: string;
  readonly notes: string;
}

/** The decoded files that addresses are written in. */
export interface AddressSources {
  readonly clients: Draft<Camel<ClientsFile>> | undefined;
  readonly ledger: Draft<Camel<LedgerFile>> | undefined;
  readonly platform: Draft<Camel<PlatformFile>> | undefined;
}

/** Every block that is taken, in address order. */
export function addressBook({ clients, ledger, platform }: AddressSources): Entry[] {
  const allocated = Object.entries(ledger?.clients ?? {}).flatMap(([holder, entry]) => {
    const enabled = clients?.clients?.[holder]?.enabled !== false;
    const holding = entry && HOLDINGS[entry.status ?? "active"];
    return [entry, ...(entry?.alsoIn ?? [])].flatMap((each): Entry[] => {
      const block = blockOf(each?.vpcCidr);
      if (!each || !block || !holding) return [];
      const place = `${each.environment} in ${each.region}`;
      const since = each.allocatedDate ?? "";
      return [
        {
          block,
          holder,
          holding: holding === "client" && !enabled ? "paused" : holding,
          place,
          since,
          notes: each.notes ?? "",
        },
      ];
    });
  });
  const reserved = reservedBlocks({ platform, ledger }).map(({ block, reason }): Entry => ({
    block,
    holding: "reserved",
    holder: reason,
    place: "",
    since: "",
    notes: "",
  }));
  return [...allocated, ...reserved].sort((a, b) => a.block.first - b.block.first || a.block.prefix - b.block.prefix);
}

/** The next free block of a size, as the hints of findings name it. */
export function nextFree(book: readonly Entry[], prefix: number): string {
  return (
    nextFreeBlock(
      prefix,
      book.map(({ block }) => block),
    )?.text ?? "none"
  );
}

const HOLDINGS = {
  reserved: "kept",
  active: "client",
  paused: "paused",
  offboarding: "client",
  decommissioned: "tombstone",
} as const satisfies Readonly<Record<ClientStageName, string>>;
