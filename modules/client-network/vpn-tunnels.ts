import type { VpnConnectionConfig } from "@cdktf/provider-aws/lib/vpn-connection";

/** What differs between the two tunnels, and where both log to. */
export interface VpnTunnelsProps {
  readonly tunnel1InsideCidr: string;
  readonly tunnel2InsideCidr: string;
  readonly logGroupArn: string;
}

/**
 * What both tunnels insist on when they agree on keys. AWS's defaults would also take IKEv1, SHA-1, AES-128 and
 * 1024-bit Diffie-Hellman (group 2); group 14 is 2048-bit, 19 to 21 are the NIST curves.
 */
const IKE_VERSIONS = ["ikev2"];
const ENCRYPTION_ALGORITHMS = ["AES256", "AES256-GCM-16"];
const INTEGRITY_ALGORITHMS = ["SHA2-256", "SHA2-384", "SHA2-512"];
const DH_GROUP_NUMBERS = [14, 15, 16, 19, 20, 21];

/** The settings of both tunnels of a connection: alike but for their inside addresses, and logged (S3-45). */
export function vpnTunnels(props: VpnTunnelsProps): Partial<VpnConnectionConfig> {
  const log = { cloudwatchLogOptions: { logEnabled: true, logGroupArn: props.logGroupArn, logOutputFormat: "json" } };
  return {
    tunnel1InsideCidr: props.tunnel1InsideCidr,
    tunnel1IkeVersions: IKE_VERSIONS,
    tunnel1Phase1EncryptionAlgorithms: ENCRYPTION_ALGORITHMS,
    tunnel1Phase1IntegrityAlgorithms: INTEGRITY_ALGORITHMS,
    tunnel1Phase1DhGroupNumbers: DH_GROUP_NUMBERS,
    tunnel1Phase2EncryptionAlgorithms: ENCRYPTION_ALGORITHMS,
    tunnel1Phase2IntegrityAlgorithms: INTEGRITY_ALGORITHMS,
    tunnel1Phase2DhGroupNumbers: DH_GROUP_NUMBERS,
    tunnel1LogOptions: log,

    tunnel2InsideCidr: props.tunnel2InsideCidr,
    tunnel2IkeVersions: IKE_VERSIONS,
    tunnel2Phase1EncryptionAlgorithms: ENCRYPTION_ALGORITHMS,
    tunnel2Phase1IntegrityAlgorithms: INTEGRITY_ALGORITHMS,
    tunnel2Phase1DhGroupNumbers: DH_GROUP_NUMBERS,
    tunnel2Phase2EncryptionAlgorithms: ENCRYPTION_ALGORITHMS,
    tunnel2Phase2IntegrityAlgorithms: INTEGRITY_ALGORITHMS,
    tunnel2Phase2DhGroupNumbers: DH_GROUP_NUMBERS,
    tunnel2LogOptions: log,
  };
}
