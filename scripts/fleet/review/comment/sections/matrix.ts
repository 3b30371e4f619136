import { plural } from "../../../../../config/catalogue/plural";
import { countsByClient, countsText, totalOf, touchedLayers, type ClientCounts } from "../counts";
import type { Block, Line } from "../document/block";
import type { Review } from "../review";
import { more } from "./more";
import { clientName, clientNames } from "./names";

/** From so many clients with the same counts on, they share a row. */
const TOGETHER = 4;

/** Who is touched in which layer, and how often; clients of the same counts in one row. */
export function matrixSection({ changes }: Review): Block[] {
  const layers = touchedLayers(changes);
  const clients = countsByClient(changes);
  if (clients.length === 0) return [];
  const rows = alike(clients, layers).map((group): Line[] => [
    group.length === 1
      ? [clientName(group[0]!.client)]
      : [`${plural(group.length, "client")}, each: ${clientNames(group.map(({ client }) => client))}`],
    ...layers.map((layer): Line => [countsText(group[0]!.layers.get(layer))]),
  ]);
  const totals = layers.map((layer): Line => {
    return [countsText(totalOf(clients.flatMap(({ layers: own }) => (own.has(layer) ? [own.get(layer)!] : []))))];
  });
  return [
    { kind: "heading", level: 3, line: ["Clients and layers"] },
    {
      kind: "table",
      head: ["client", ...layers],
      rows: rows.length > 1 ? [[[{ strong: "all together" }], ...totals], ...rows] : rows,
      share: 0.15,
      rest: more("rows"),
    },
    { kind: "paragraph", line: ["+ added, ~ changed, ± replaced, − deleted"] },
  ];
}

function alike(clients: readonly ClientCounts[], layers: readonly string[]): ClientCounts[][] {
  const groups = new Map<string, ClientCounts[]>();
  for (const each of clients) {
    const key = layers.map((layer) => countsText(each.layers.get(layer))).join("|");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => (group.length < TOGETHER ? group.map((each) => [each]) : [group]));
}
