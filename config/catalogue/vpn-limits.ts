/** Tunnel blocks AWS keeps for itself. Source: EC2 API, VpnTunnelOptionsSpecification. */
export const AWS_TUNNEL_BLOCKS = [
  ...[0, 1, 2, 3, 4, 5].map((third) => `169.254.${third}.0/30`),
  "169.254.169.252/30",
] as const;

/** Numbers that no customer may have: reserved by AWS in some region, and AS_TRANS (RFC 6793). */
export const REFUSED_ASNS: ReadonlySet<number> = new Set([7224, 9059, 10124, 17943, 23456]);
