import { ec2Answer } from "./ec2-answer";
import type { Rule, ShimRow } from "./rule";

export const ROUTE_PROPAGATION_ROWS: readonly ShimRow[] = [
  {
    service: "ec2",
    operation: "EnableVgwRoutePropagation, DisableVgwRoutePropagation",
    reason: "not implemented (500)",
  },
  { service: "ec2", operation: "DescribeRouteTables", reason: "reports no propagating gateways" },
];

/** A route table's own id; its associations carry the same element, followed by something else. */
const ROUTE_TABLE_ID = /<routeTableId>(rtb-[0-9a-f]+)<\/routeTableId>(?=<routeSet)/g;

/** Remembers which VPN gateways announce their routes to which route tables, and reports them with the tables. */
export function routePropagation(): Rule {
  const gatewaysOf = new Map<string, Set<string>>();
  return {
    async answer(request, emulator) {
      if (request.service !== "ec2") return undefined;
      if (request.action === "DescribeRouteTables") {
        const answer = await emulator(request);
        const body = answer.body
          .toString()
          .replace(ROUTE_TABLE_ID, (own, table: string) => own + propagating(gatewaysOf.get(table)));
        return { ...answer, body };
      }
      if (!/^(Enable|Disable)VgwRoutePropagation$/.test(request.action)) return undefined;
      const form = new URLSearchParams(request.body.toString());
      const table = form.get("RouteTableId") ?? "";
      const gateways = gatewaysOf.get(table) ?? new Set<string>();
      gatewaysOf.set(table, gateways);
      if (request.action.startsWith("Enable")) gateways.add(form.get("GatewayId") ?? "");
      else gateways.delete(form.get("GatewayId") ?? "");
      return ec2Answer(request.action);
    },
  };
}

function propagating(gateways: ReadonlySet<string> = new Set()): string {
  const items = [...gateways].map((id) => `<item><gatewayId>${id}</gatewayId></item>`);
  return `<propagatingVgwSet>${items.join("")}</propagatingVgwSet>`;
}
