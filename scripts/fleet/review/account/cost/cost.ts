import { MONTHLY_PRICES } from "../../../../../config/catalogue/monthly-prices";
import type { Fleet } from "../../../../../config/fleet";
import { didYouMean } from "../../../../../config/reading/suggest";
import { fleetsOf } from "../../../registry/targets/fleets-of";
import { EXIT, ExitError } from "../../../terminal/exit";
import { printJson, printLine } from "../../../terminal/print";
import { talliesOf } from "../target-tallies";
import { costChanges, estimateOf, type Estimate } from "./estimate";
import { changesText, estimateText } from "./cost-text";

/** What is estimated, and how it is told. */
export interface CostOptions {
  readonly root: string;
  readonly environment?: string;
  readonly region?: string;
  /** `true` where this branch left main. */
  readonly diff?: string | true;
  readonly json?: boolean;
}

/** Tells what clients cost, or what a change does to it; ends with exit 1 where one is beyond its budget for sure. */
export async function tellCost(client: string | undefined, options: CostOptions): Promise<void> {
  const { root, diff, json } = options;
  const fleets = fleetsOf(root, options);
  if (client !== undefined && diff === undefined) assertClient(client, fleets);
  const tallies = await talliesOf(fleets, root, diff);
  const budgets = new Map(fleets.flatMap(({ clients }) => clients).map((each) => [each.name, each.metadata.budgetUsd]));
  const targets = fleets.map(({ target: { environment, region } }) => ({ environment, region }));
  const props = { budgets, only: client };
  const head = estimateOf(
    tallies.map((each) => each.head),
    props,
  );
  const shown = { targets, prices: MONTHLY_PRICES };
  if (diff === undefined) {
    if (json) printJson({ ...shown, ...asData(head) });
    else printLine(estimateText(head, shown));
  } else {
    const base = estimateOf(
      tallies.flatMap((each) => each.base ?? []),
      props,
    );
    const changes = costChanges(base, head);
    if (json) printJson({ ...shown, clients: changes.map((each) => ({ ...each, client: each.client ?? null })) });
    else printLine(changesText(changes, head, shown));
  }
  if (head.clients.some(({ least, budget }) => budget !== undefined && least > budget))
    throw new ExitError(EXIT.failed);
}

function asData({ clients, ...rest }: Estimate): object {
  return {
    ...rest,
    clients: clients.map(({ client, budget, ...each }) => ({
      client: client ?? null,
      ...each,
      budget_usd: budget ?? null,
    })),
  };
}

function assertClient(name: string, fleets: readonly Fleet[]): void {
  const known = [...new Set(fleets.flatMap(({ clients }) => clients.map((each) => each.name)))].sort();
  if (known.includes(name)) return;
  const hint = didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "there are none");
  throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is not an enabled client of these targets; ${hint}`);
}
