import { Address4, Address6 } from "ip-address";

/** Networks that are nobody's on the internet. */
const PRIVATE = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];
const PRIVATE6 = ["fc00::/7", "fe80::/10", "::1/128"];

/** Public blocks with fewer fixed bits are whole providers rather than somebody's office. */
const SHORTEST_PUBLIC_PREFIX = { ipv4: 16, ipv6: 32 };

/** Whether a block lets in the internet, or so large a part of it that it is nobody's own; a text that is no block does not. */
export function isWide(cidr: string): boolean {
  if (Address4.isValid(cidr)) {
    const block = new Address4(cidr);
    return (
      block.subnetMask < SHORTEST_PUBLIC_PREFIX.ipv4 && !PRIVATE.some((each) => block.isInSubnet(new Address4(each)))
    );
  }
  if (!Address6.isValid(cidr)) return false;
  const block = new Address6(cidr);
  return (
    block.subnetMask < SHORTEST_PUBLIC_PREFIX.ipv6 && !PRIVATE6.some((each) => block.isInSubnet(new Address6(each)))
  );
}
