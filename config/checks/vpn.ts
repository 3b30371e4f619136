import { AWS_TUNNEL_BLOCKS, REFUSED_ASNS, RESERVED_ASNS } from "../catalogue/vpn-limits";
import { NO_NETWORKS, notPublic } from "../schema/address-space";
import { block, contains, overlaps, parseAddress, type Block } from "../cidr";
import type { Draft } from "../reading/camel";
import type { Problem } from "../reading/problem";
import { blockOf, clientEntries, type Check, type ClientEntry, type Registry, type InFile } from "../registry";
import { reservedBlocks } from "./address-blocks";

type Vpn = Draft<ClientEntry["vpn"]>;

/** Needed as soon as a VPN is on (S3-18), as the file spells them. */
const REQUIRED = {
  customer_gateway_ip: "customerGatewayIp",
  local_network_cidr: "localNetworkCidr",
  tunnel1_inside_cidr: "tunnel1InsideCidr",
  tunnel2_inside_cidr: "tunnel2InsideCidr",
} as const;

/** A shorter prefix would send a good part of all addresses down the tunnel. */
const SHORTEST_LOCAL_PREFIX = 8;

const LINK_LOCAL = block("169.254.0.0/16");

const KEPT_BY_AWS: readonly Block[] = AWS_TUNNEL_BLOCKS.map(block);

const LARGEST_ASN = 4294967295;

/** Site-to-site VPN settings that AWS would refuse, or that would route to the wrong place (S3-18). */
export const checkVpn: Check = function* (registry) {
  for (const [name, { vpn }] of clientEntries(registry)) {
    if (!vpn) continue;
    const at = (field: string): { file: "clients"; path: string[] } => ({
      file: "clients",
      path: ["clients", name, "vpn", field],
    });
    for (const [field, key] of Object.entries(REQUIRED)) {
      // A value that was refused by its own rule is present in the file: only absence is reported here.
      if (vpn.enabled && vpn[key] === undefined && !registry.written(["clients", name, "vpn", field])) {
        yield { ...at(field), rule: "vpn-incomplete", message: "is needed while vpn.enabled is true", value: "" };
      }
    }
    const gateway = vpn.customerGatewayIp === undefined ? undefined : gatewayProblem(vpn.customerGatewayIp);
    if (gateway)
      yield {
        ...at("customer_gateway_ip"),
        rule: "vpn-customer-gateway",
        message: gateway,
        hint: "the VPN device's public IPv4 address",
      };
    yield* asnProblems(vpn, at, registry.written(["clients", name, "vpn", "amazon_side_asn"]));
    yield* tunnelProblems(vpn, at);
    yield* localNetworkProblems(name, vpn, at, registry);
  }
};

type At = (field: string) => Pick<Problem & InFile, "file" | "path">;

function gatewayProblem(text: string): string | undefined {
  const address = parseAddress(text);
  return address === undefined ? "is not an IPv4 address" : notPublic(address);
}

function* asnProblems({ bgpAsn, amazonSideAsn }: Vpn, at: At, amazonSideWritten: boolean): Iterable<Problem & InFile> {
  if (bgpAsn !== undefined && (bgpAsn < 1 || bgpAsn > LARGEST_ASN)) {
    yield { ...at("bgp_asn"), rule: "vpn-bgp-asn", message: `must be between 1 and ${LARGEST_ASN}` };
  } else if (bgpAsn !== undefined && REFUSED_ASNS.has(bgpAsn)) {
    yield { ...at("bgp_asn"), rule: "vpn-bgp-asn", message: "is kept by AWS or by the protocol itself" };
  } else if (bgpAsn !== undefined) {
    const range = RESERVED_ASNS.find(({ first, last }) => first <= bgpAsn && bgpAsn <= last);
    // AWS takes them; the other end's device may not, and no network of its own has one.
    if (range)
      yield { ...at("bgp_asn"), severity: "warning", rule: "vpn-bgp-asn", message: `is reserved: ${range.reason}` };
  }
  if (amazonSideAsn === undefined) return;
  const isPrivate =
    (amazonSideAsn >= 64512 && amazonSideAsn <= 65534) || (amazonSideAsn >= 4200000000 && amazonSideAsn <= 4294967294);
  if (!isPrivate) {
    yield {
      ...at("amazon_side_asn"),
      rule: "vpn-amazon-asn",
      message: "must be private: 64512-65534 or 4200000000-4294967294",
    };
  } else if (amazonSideAsn === bgpAsn) {
    const [field, other] = amazonSideWritten ? ["amazon_side_asn", "bgp_asn"] : ["bgp_asn", "amazon_side_asn"];
    yield { ...at(field), rule: "vpn-amazon-asn", message: `must differ from ${other}` };
  }
}

function* tunnelProblems(vpn: Vpn, at: At): Iterable<Problem & InFile> {
  const tunnels = [
    { field: "tunnel1_inside_cidr", block: blockOf(vpn.tunnel1InsideCidr) },
    { field: "tunnel2_inside_cidr", block: blockOf(vpn.tunnel2InsideCidr) },
  ];
  for (const { field, block: tunnel } of tunnels) {
    if (!tunnel) continue;
    if (tunnel.prefix !== 30 || !contains(LINK_LOCAL, tunnel)) {
      yield { ...at(field), rule: "vpn-inside-cidr", message: "must be a /30 inside 169.254.0.0/16" };
    } else if (KEPT_BY_AWS.some((kept) => overlaps(kept, tunnel))) {
      yield {
        ...at(field),
        rule: "vpn-inside-cidr",
        message: "is kept by AWS",
        hint: "169.254.10.0/30 and up are free",
      };
    }
  }
  const [first, second] = tunnels.map(({ block: tunnel }) => (tunnel?.prefix === 30 ? tunnel : undefined));
  if (first && second && overlaps(first, second)) {
    yield {
      ...at("tunnel2_inside_cidr"),
      rule: "vpn-inside-cidr",
      message: `overlaps tunnel1_inside_cidr ${first.text}`,
    };
  }
}

/** Routing only looks at the client's own network: two clients may both have an office at 192.168.0.0/24. */
function* localNetworkProblems(name: string, vpn: Vpn, at: At, registry: Registry): Iterable<Problem & InFile> {
  const local = blockOf(vpn.localNetworkCidr);
  if (!local) return;
  const where = { ...at("local_network_cidr"), rule: "vpn-local-network" };
  if (local.prefix < SHORTEST_LOCAL_PREFIX) {
    yield { ...where, message: "covers far more than one client's network" };
    return;
  }
  const ownFirst = registry.deployments.toSorted((a, b) => Number(b.client === name) - Number(a.client === name));
  const networks = ownFirst.flatMap(({ client, vpc }) =>
    vpc ? [{ block: vpc, reason: client === name ? "the client's own VPC" : `the VPC of ${client}` }] : [],
  );
  const reserved = reservedBlocks({ platform: registry.platform, ledger: undefined });
  const taken = [...networks, ...reserved, ...NO_NETWORKS];
  const [first, ...more] = taken.filter((each) => overlaps(each.block, local));
  if (!first) return;
  const others = more.length === 0 ? "" : `, and ${more.length} more`;
  yield { ...where, message: `overlaps ${first.block.text}: ${first.reason}${others}` };
}
