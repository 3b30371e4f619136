import { LAYERS } from "../../../../../config/layers";
import { plural } from "../../../../../config/catalogue/plural";
import { enumerated } from "../../../terminal/enumerated";
import { table } from "../../../terminal/table";
import type { Amount } from "../amount";
import { dollars, range } from "./dollars";
import type { Estimate, EstimateChange } from "./estimate";

/** What was estimated, and by which prices. */
export interface Estimated {
  readonly targets: readonly { readonly environment: string; readonly region: string }[];
  readonly prices: { readonly region: string; readonly asOf: string; readonly source: string };
}

/** What everybody shares has no client's name. */
const SHARED = "(shared)";

/** A row for each client and layer, and one for all of it. */
export function estimateText(estimate: Estimate, estimated: Estimated): string {
  const rows = estimate.clients.flatMap(({ client, layers, budget, ...sum }) => [
    ...Object.keys(LAYERS)
      .filter((layer) => layers[layer] !== undefined)
      .map((layer) => [client ?? SHARED, layer, range(layers[layer]!), ""]),
    [client ?? SHARED, "all layers", range(sum), budgetText(sum, budget)],
  ]);
  const total = ["all clients", "all layers", range(estimate.total), ""];
  const head = ["CLIENT", "LAYER", "USD A MONTH", "OF A BUDGET OF"];
  const shown = table(head, estimate.clients.length === 1 ? rows : [...rows, total]);
  return [shown, "", ...notesOf(estimate, estimated)].join("\n");
}

/** What a change does to each client's cost. */
export function changesText(changes: readonly EstimateChange[], head: Estimate, estimated: Estimated): string {
  const rows = changes.map(({ client, before, after, budget }) => {
    return [client ?? SHARED, range(before), range(after), signed(before, after), budgetText(after, budget)];
  });
  const shown =
    rows.length === 0
      ? "Nobody costs more or less than before."
      : table(["CLIENT", "BEFORE", "AFTER", "MORE", "OF A BUDGET OF"], rows);
  return [shown, "", ...notesOf(head, estimated)].join("\n");
}

function notesOf({ total, unpriced, byUse }: Estimate, { targets, prices }: Estimated): string[] {
  const of = targets.map(({ environment, region }) => `${environment} in ${region}`);
  const unknown = unpriced.map(({ what, count }) => `${what} (${count})`);
  return [
    `About ${dollars(total)} a month for ${plural(targets.length, "target")} (${enumerated(of)}): an estimate by list prices as of ${prices.asOf}, ${prices.source}.`,
    ...(byUse.length > 0 ? [`Paid for by use, and not counted: ${enumerated(byUse, byUse.length)}.`] : []),
    ...(unpriced.length > 0 ? [`Without a known price, and not counted: ${enumerated(unknown, unknown.length)}.`] : []),
  ];
}

function budgetText({ least, most }: Amount, budget: number | undefined): string {
  if (budget === undefined) return "";
  return `${budget}${least > budget ? ", too little" : most > budget ? ", too little once grown" : ""}`;
}

function signed(before: Amount, after: Amount): string {
  const [least, most] = [after.least - before.least, after.most - before.most].map((each) => {
    const rounded = Math.round(each);
    return `${rounded < 0 ? "−" : "+"}${Math.abs(rounded)}`;
  });
  return least === most ? most! : `${least} to ${most}`;
}
