/** Tunnel blocks AWS keeps for itself. Source: EC2 API, VpnTunnelOptionsSpecification. */
export const AWS_TUNNEL_BLOCKS = [
  ...[0, 1, 2, 3, 4, 5].map((third) => `169.254.${third}.0/30`),
  "169.254.169.252/30",
] as const;

/** Numbers that no customer may have: reserved by AWS in some region, and AS_TRANS (RFC 6793). */
export const REFUSED_ASNS: ReadonlySet<number> = new Set([7224, 9059, 10124, 17943, 23456]);

/** Numbers that nobody's network has, both ends inclusive. Source: IANA, Autonomous System Numbers. */
export const RESERVED_ASNS: readonly { readonly first: number; readonly last: number; readonly reason: string }[] = [
  { first: 64496, last: 64511, reason: "for documentation (RFC 5398)" },
  { first: 65535, last: 65535, reason: "the last of 16 bits (RFC 7300)" },
  { first: 65536, last: 65551, reason: "for documentation (RFC 5398)" },
  { first: 65552, last: 131071, reason: "by IANA" },
];
