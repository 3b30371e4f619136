/** Blocks with fewer fixed bits are the internet rather than somebody's network, as S3 judges policies, too. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 32 };

/** Whether a block stands for the internet: also its halves, by which a whole is easily hidden. */
export function isInternet(cidr: string): boolean {
  const [address = "", prefix] = cidr.trim().split("/");
  if (prefix === undefined) return false;
  const shortest = address.includes(":") ? SHORTEST_PREFIX.ipv6 : SHORTEST_PREFIX.ipv4;
  return !/^\d+$/.test(prefix) || Number(prefix) < shortest;
}
