import { ec2Answer } from "./ec2-answer";
import { ec2Form } from "./ec2-form";
import { type Request, withBody } from "./request";
import type { Rule, ShimRow } from "./rule";
import type { Answer, Upstream } from "./upstream";
import { vpnConnectionElements, type VpnConnectionMemory } from "./vpn-connection";

export const VPN_ROWS: readonly ShimRow[] = [
  {
    service: "ec2",
    operation: "CreateVpnConnection, DescribeVpnConnections",
    reason:
      "forgets every option, where the pre-shared keys are kept and the static routes, and describes one canned tunnel twice, key included: each plan would replace the connection",
  },
  { service: "ec2", operation: "DescribeVpnConnections", reason: "fails (500) on a filter by static route" },
  { service: "ec2", operation: "CreateVpnConnectionRoute, DeleteVpnConnectionRoute", reason: "not implemented (500)" },
];

const CONNECTION = /<vpnConnectionId>(vpn-[0-9a-f]+)<\/vpnConnectionId>/g;
const CANNED_CONFIGURATION = /<customerGatewayConfiguration>.*?<\/customerGatewayConfiguration>/gs;

type Connections = Map<string, VpnConnectionMemory>;

/** Remembers what a VPN connection was created with and its static routes, and reports both as EC2 does. */
export function vpnConnections(): Rule {
  const connections: Connections = new Map();
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2") return undefined;
      switch (request.action) {
        case "CreateVpnConnection":
          return create(request, emulator, connections);
        case "DescribeVpnConnections":
          return described(await emulator(withoutRouteFilter(request)), connections);
        case "CreateVpnConnectionRoute":
        case "DeleteVpnConnectionRoute":
          return changeRoute(request, connections);
        default:
          return undefined;
      }
    },
  };
}

async function create(request: Request, emulator: Upstream, connections: Connections): Promise<Answer> {
  const answer = await emulator(request);
  const id = new RegExp(CONNECTION.source).exec(answer.body.toString())?.[1];
  if (id === undefined) return answer;
  const { Options: options, PreSharedKeyStorage: storage } = ec2Form(request.body.toString());
  const number = connections.size;
  connections.set(id, {
    options: typeof options === "object" ? options : {},
    preSharedKeyArn: storage === "SecretsManager" ? secretArn(request.region, id) : undefined,
    outsideAddresses: [`198.51.100.${2 * number + 1}`, `198.51.100.${2 * number + 2}`],
    routes: new Set(),
  });
  return described(answer, connections);
}

function changeRoute(request: Request, connections: Connections): Answer {
  const form = new URLSearchParams(request.body.toString());
  const cidr = form.get("DestinationCidrBlock") ?? "";
  const routes = connections.get(form.get("VpnConnectionId") ?? "")?.routes;
  if (request.action === "CreateVpnConnectionRoute") routes?.add(cidr);
  else routes?.delete(cidr);
  return ec2Answer(request.action);
}

/** Asks for the connection itself instead: it comes back with all of its routes. */
function withoutRouteFilter(request: Request): Request {
  const form = new URLSearchParams(request.body.toString());
  const positions = [...form.keys()].flatMap((field) => /^Filter\.(\d+)\.Name$/.exec(field)?.[1] ?? []);
  const name = (position: string) => form.get(`Filter.${position}.Name`) ?? "";
  const id = positions.find((position) => name(position) === "vpn-connection-id");
  if (id === undefined || !positions.some((position) => name(position).startsWith("route."))) return request;
  const byId = {
    Action: request.action,
    Version: form.get("Version") ?? "",
    "VpnConnectionId.1": form.get(`Filter.${id}.Value.1`) ?? "",
  };
  return withBody(request, new URLSearchParams(byId).toString());
}

function described(answer: Answer, connections: Connections): Answer {
  const body = answer.body
    .toString()
    .replace(CANNED_CONFIGURATION, "")
    .replace(CONNECTION, (element, id: string) => {
      const connection = connections.get(id);
      return connection === undefined ? element : element + vpnConnectionElements(id, connection);
    });
  return { ...answer, body };
}

function secretArn(region: string, connectionId: string): string {
  return `arn:aws:secretsmanager:${region}:123456789012:secret:s2svpn!${connectionId}-aaaaaa`;
}
