import { ec2Elements, type FormValue } from "./ec2-form";

/** What the emulator forgets of a VPN connection. */
export interface VpnConnectionMemory {
  /** As given at its creation. */
  readonly options: { [name: string]: FormValue };
  /** Set when AWS keeps the pre-shared keys in Secrets Manager. */
  readonly preSharedKeyArn: string | undefined;
  readonly outsideAddresses: readonly [string, string];
  readonly routes: Set<string>;
}

/** The elements that belong into EC2's description of the connection. */
export function vpnConnectionElements(id: string, connection: VpnConnectionMemory): string {
  const { preSharedKeyArn: arn, routes } = connection;
  return [
    `<options>${ec2Elements(optionsOf(connection))}</options>`,
    `<routes>${[...routes].map(staticRoute).join("")}</routes>`,
    arn === undefined ? "" : `<preSharedKeyArn>${arn}</preSharedKeyArn>`,
    `<customerGatewayConfiguration>${configuration(id, connection)}</customerGatewayConfiguration>`,
  ].join("");
}

function staticRoute(cidr: string): string {
  return `<item><destinationCidrBlock>${cidr}</destinationCidrBlock><source>Static</source><state>available</state></item>`;
}

function optionsOf({ options, outsideAddresses }: VpnConnectionMemory): { [name: string]: FormValue } {
  const tunnels = options.TunnelOptions;
  if (typeof tunnels !== "object") return options;
  const addressed = Object.entries(tunnels).map(([position, tunnel]) => {
    const OutsideIpAddress = outsideAddresses[Number(position) - 1] ?? "";
    return [position, { ...(tunnel as object), OutsideIpAddress }] as const;
  });
  return { ...options, TunnelOptions: Object.fromEntries(addressed) };
}

/** The document for the other end's administrator; the provider reads the addresses and the storage of the keys from it. */
function configuration(id: string, { outsideAddresses, preSharedKeyArn }: VpnConnectionMemory): string {
  // EC2 writes REDACTED for keys that are in Secrets Manager.
  const key = preSharedKeyArn === undefined ? "a-key-in-the-clear" : "REDACTED";
  const tunnels = outsideAddresses.map((address) =>
    [
      "<ipsec_tunnel>",
      `<vpn_gateway><tunnel_outside_address><ip_address>${address}</ip_address></tunnel_outside_address></vpn_gateway>`,
      `<ike><pre_shared_key>${key}</pre_shared_key></ike>`,
      "</ipsec_tunnel>",
    ].join(""),
  );
  const document = `<vpn_connection id="${id}">${tunnels.join("")}</vpn_connection>`;
  return document.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
