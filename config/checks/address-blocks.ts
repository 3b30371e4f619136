import { DOCKER_BRIDGE, notPrivate, type ReservedBlock } from "../schema/address-space";
import { meantBlock, nextFreeBlock, overlappingPairs, overlaps, type Block } from "../cidr";
import { blockOf, type Check, type FileName, type Registry, type InFile } from "../registry";
import { pathText, type Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import { allocationsOf, strayAllocations, type Allocation } from "./ledger-places";
import { reservedInLedger } from "./ledger-reserved";

/** A block somebody has, and where that is written. */
interface Claim {
  readonly client: string;
  readonly file: FileName;
  readonly path: Path;
  readonly block: Block;
  /** Whether nothing else is wrong with it: of two claims, the one that is not right is the one to change. */
  readonly isRight: boolean;
  /** Whether the ledger alone has it, for a client that is in the registry. */
  readonly isStray?: boolean;
  /** Position in the files: the later of two claims is the one to change. */
  readonly order: number;
}

/**
 * No address belongs to two clients, nor to a client and something that is reserved (S3-13, S3-101); nobody can leave
 * this check out (C-32). A block of the wrong size or with host bits set is looked at, too.
 */
export const checkAddressBlocks: Check = function* (registry) {
  const claims = claimsOf(registry);
  const reserved = reservedBlocks(registry);
  const taken = [...claims, ...reserved].map(({ block }) => block);
  const free = (block: Block): string => {
    const next = nextFreeBlock(block.prefix, taken);
    return next ? `next free /${block.prefix} is ${next.text}` : `no /${block.prefix} is free in 10.0.0.0/8`;
  };
  for (const [culprit, others] of overlapsOf(claims)) {
    // A block that is far too wide overlaps half the registry: one of them stands for all.
    const [told, more] = culprit.isRight ? [others, 0] : [others.slice(0, 1), others.length - 1];
    for (const other of told) {
      const where = `${pathText(other.path)} ${other.block.text}${other.file === "ledger" ? " of cidr-registry.yaml" : ""}`;
      const message = `overlaps ${where}${more > 0 ? `, and ${more} more` : ""}`;
      yield problem(culprit, "cidr-overlap", message, culprit.isRight ? free(culprit.block) : undefined);
    }
  }
  for (const claim of claims.filter(({ isRight }) => isRight)) {
    for (const each of reserved.filter(({ block }) => overlaps(block, claim.block))) {
      yield problem(claim, "cidr-reserved", `overlaps ${each.block.text}: ${each.reason}`, free(claim.block));
    }
  }
  for (const { path, entry, vpc } of registry.deployments) {
    const offset = entry.network?.cidrOffset;
    if (vpc === undefined || offset === undefined || path.length > 2) continue;
    const octet = Math.floor(vpc.first / 2 ** 16) % 256;
    if (offset !== octet) {
      const message = `is not the second octet of vpc_cidr ${vpc.text}`;
      yield {
        file: "clients",
        path: [...path, "network", "cidr_offset"],
        rule: "cidr-offset",
        message,
        hint: `write ${octet}, or leave it out`,
      };
    }
  }
};

/** The overlaps of each claim that has to change, with whom. */
function overlapsOf(claims: readonly Claim[]): Map<Claim, Claim[]> {
  const found = new Map<Claim, Claim[]>();
  for (const [a, b] of overlappingPairs(claims, ({ block }) => block)) {
    // What the ledger has twice for one client is a finding of its own.
    if (a.client === b.client && (a.isStray || b.isStray)) continue;
    const [first, second] = a.order < b.order ? [a, b] : [b, a];
    const [culprit, other] = first.isRight || !second.isRight ? [second, first] : [first, second];
    found.set(culprit, [...(found.get(culprit) ?? []), other]);
  }
  return found;
}

/** Blocks of the registry, and of the ledger where the registry has none: tombstones and reservations stay taken. */
function claimsOf(registry: Registry): Claim[] {
  const claim = (file: FileName, path: Path, client: string, text: string | undefined): Omit<Claim, "order">[] => {
    const written = text ?? registry.textAt(file, path);
    const block = blockOf(text) ?? (written === undefined ? undefined : meantBlock(written));
    // Outside of private space nothing is anybody's.
    return block && notPrivate(block) === undefined ? [{ client, file, path, block, isRight: text !== undefined }] : [];
  };
  const allocated = ({ client, path, vpcCidr }: Allocation): Omit<Claim, "order">[] =>
    claim("ledger", [...path, "vpc_cidr"], client, vpcCidr);
  const registered = registry.deployments.flatMap(({ client, path, vpc }) =>
    claim("clients", [...path, "network", "vpc_cidr"], client, vpc?.text),
  );
  const ledgerOnly = Object.entries(registry.ledger?.clients ?? {}).flatMap(([name, entry]) => {
    if (!entry || Object.hasOwn(registry.clients?.clients ?? {}, name)) return [];
    return allocationsOf(name, entry).flatMap(allocated);
  });
  const stray = strayAllocations(registry).flatMap((allocation) =>
    allocated(allocation).map((each) => ({ ...each, isStray: true })),
  );
  return [...ledgerOnly, ...registered, ...stray].map((each, order) => ({ ...each, order }));
}

/** Private space that is never a client's: services, Docker, and what the ledger keeps for others. */
export function reservedBlocks({ platform, ledger }: Pick<Registry, "platform" | "ledger">): ReservedBlock[] {
  const services = blockOf(platform?.kubernetes?.serviceIpv4Cidr);
  return [
    DOCKER_BRIDGE,
    ...(services
      ? [{ block: services, reason: "addresses of Kubernetes services (kubernetes.service_ipv4_cidr)" }]
      : []),
    ...reservedInLedger(ledger),
  ];
}

function problem({ file, path }: Claim, rule: string, message: string, hint: string | undefined): Problem & InFile {
  return { file, path, rule, message, ...(hint === undefined ? {} : { hint }) };
}
