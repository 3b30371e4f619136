import { DOCKER_BRIDGE, type ReservedBlock } from "../schema/address-space";
import { nextFreeBlock, overlappingPairs, overlaps, type Block } from "../cidr";
import { blockOf, type Check, type FileName, type Registry, type InFile } from "../registry";
import { pathText, type Path } from "../reading/path";
import type { Problem } from "../reading/problem";

/** A block somebody has, and where that is written. */
interface Claim {
  readonly file: FileName;
  readonly path: Path;
  readonly block: Block;
  /** Position in the files: the later of two claims is the one to change. */
  readonly order: number;
}

/**
 * No address belongs to two clients, nor to a client and something that is reserved (S3-13, S3-101); nobody can leave
 * this check out (C-32).
 */
export const checkAddressBlocks: Check = function* (registry) {
  const claims = claimsOf(registry);
  const reserved = reservedBlocks(registry);
  const taken = [...claims, ...reserved].map(({ block }) => block);
  const free = (block: Block): string => {
    const next = nextFreeBlock(block.prefix, taken);
    return next ? `next free /${block.prefix} is ${next.text}` : `no /${block.prefix} is free in 10.0.0.0/8`;
  };
  for (const pair of overlappingPairs(claims, ({ block }) => block)) {
    const [first, second] = pair[0].order < pair[1].order ? pair : [pair[1], pair[0]];
    const other = `${pathText(first.path)} ${first.block.text}`;
    yield problem(
      second,
      "cidr-overlap",
      `overlaps ${other}${first.file === "ledger" ? " of cidr-registry.yaml" : ""}`,
      free(second.block),
    );
  }
  for (const claim of claims) {
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

/** Blocks of the registry, and of the ledger's entries that are not in it: tombstones and reservations stay taken. */
function claimsOf(registry: Registry): Claim[] {
  const claims: Omit<Claim, "order">[] = registry.deployments.flatMap(({ path, vpc }) =>
    vpc ? [{ file: "clients" as const, path: [...path, "network", "vpc_cidr"], block: vpc }] : [],
  );
  const registered = new Set(Object.keys(registry.clients?.clients ?? {}));
  const ledgerOnly: typeof claims = Object.entries(registry.ledger?.clients ?? {}).flatMap(([name, entry]) => {
    if (registered.has(name) || !entry) return [];
    const own = { path: ["clients", name, "vpc_cidr"], block: blockOf(entry.vpcCidr) };
    const further = (entry.alsoIn ?? []).map((each, index) => ({
      path: ["clients", name, "also_in", index, "vpc_cidr"],
      block: blockOf(each?.vpcCidr),
    }));
    return [own, ...further].flatMap(({ path, block }) => (block ? [{ file: "ledger" as const, path, block }] : []));
  });
  return [...ledgerOnly, ...claims].map((claim, order) => ({ ...claim, order }));
}

/** Private space that is never a client's: services, Docker, and what the ledger keeps for others. */
export function reservedBlocks({ platform, ledger }: Pick<Registry, "platform" | "ledger">): ReservedBlock[] {
  const services = blockOf(platform?.kubernetes?.serviceIpv4Cidr);
  return [
    DOCKER_BRIDGE,
    ...(services
      ? [{ block: services, reason: "addresses of Kubernetes services (kubernetes.service_ipv4_cidr)" }]
      : []),
    ...(ledger?.reserved ?? []).flatMap((each) => {
      const block = blockOf(each?.cidr);
      return block ? [{ block, reason: each?.reason ?? "reserved" }] : [];
    }),
  ];
}

function problem({ file, path }: Claim, rule: string, message: string, hint: string): Problem & InFile {
  return { file, path, rule, message, hint };
}
