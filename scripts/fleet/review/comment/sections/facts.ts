import { MONTHLY_PRICES } from "../../../../../config/catalogue/monthly-prices";
import { plural } from "../../../../../config/catalogue/plural";
import { amountText, needsAsking } from "../../account/quota/quota-room";
import type { Block, Line } from "../document/block";
import { clipped } from "../document/escape";
import type { Review } from "../review";
import { clientName } from "./names";

/** So many of a list are named on a line. */
const NAMED = 3;

/** Isolation, quotas, cost and plans, a line each. */
export function factsSection(review: Review): Block[] {
  const lines = [isolationLine(review), quotaLine(review), costLine(review), planLine(review)];
  return [
    { kind: "heading", level: 3, line: ["Besides"] },
    { kind: "list", lines, share: 0.1, rest: () => [] },
  ];
}

function isolationLine({ isolation: { clients, breaches } }: Review): Line {
  const start = { strong: "Isolation" };
  if (breaches.length === 0) return [start, `: clean, ${plural(clients.length, "client")} compared with each other`];
  const told = breaches.slice(0, NAMED).flatMap(({ leak, stack, address, path }): Line => {
    return [`, ${leak} in ${stack} `, { code: clipped(`${address}.${path}`, 200) }];
  });
  const left = breaches.length - NAMED;
  return [
    start,
    `: ${plural(breaches.length, "leak")}`,
    ...told,
    ...(left > 0 ? [`, and ${left} more: run `, { code: "npx fleet isolation" }] : []),
  ];
}

function quotaLine({ quotas }: Review): Line {
  const start = { strong: "Quotas" };
  if (quotas.length === 0) return [start, ": takes as much of the account as before"];
  const asks = quotas.filter((change) => needsAsking(change, change.before));
  const told = [...asks, ...quotas.filter((change) => !asks.includes(change))].map((change) => {
    const { of, before, limit, from, code, ask, region } = change;
    const wish = !needsAsking(change, before)
      ? ""
      : code === undefined
        ? " (too many)"
        : ` (ask for ${code} >= ${ask} first)`;
    const whose = from === "account" ? " that the account has" : "";
    return `${of} ${amountText(before)} → ${amountText(change)} of ${limit}${whose}${wish}${region === undefined ? " in the account" : ""}`;
  });
  const shown = told.slice(0, Math.max(NAMED, asks.length));
  const left = told.length - shown.length;
  const defaults = quotas.some(({ from }) => from === "default")
    ? "numbers are AWS's defaults unless said otherwise, and "
    : "";
  return [
    start,
    `: ${shown.join(", ")}${left > 0 ? `, and ${left} further from their ends` : ""}; ${defaults}other targets of the account count as well`,
  ];
}

function costLine({ cost }: Review): Line {
  const start = { strong: "Cost" };
  const unknown =
    cost.unpriced.length === 0
      ? ""
      : `; without ${cost.unpriced.slice(0, NAMED).join(", ")}${cost.unpriced.length > NAMED ? " and others" : ""}, whose price is not known here`;
  if (cost.clients.length === 0) return [start, `: about the same${unknown}`];
  const who = cost.clients.slice(0, NAMED).map((each) => `${clientName(each.client)} ${range(each)}`);
  const left = cost.clients.length - who.length;
  const split =
    cost.clients.length === 1
      ? ` (${clientName(cost.clients[0]!.client)})`
      : ` (${who.join("; ")}${left > 0 ? `; and ${left} more` : ""})`;
  const { asOf, source } = MONTHLY_PRICES;
  return [
    start,
    `: about ${range(cost)} a month${split}, by list prices as of ${asOf}, `,
    { code: source },
    `; what is billed by use (traffic, S3, logs, snapshots) is no part of it${unknown}`,
  ];
}

/** `USD +34.20`, or from the fewest to the most nodes that may run. */
function range({ least, most }: { readonly least: number; readonly most: number }): string {
  const [low, high] = [money(Math.min(least, most)), money(Math.max(least, most))];
  return low === high ? `USD ${low}` : `USD ${low} to ${high}`;
}

function money(amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  return rounded === 0 ? "±0" : `${rounded > 0 ? "+" : "−"}${Math.abs(rounded).toFixed(2)}`;
}

function planLine({ digest, planned }: Review): Line {
  const start = { strong: "Plans" };
  if (!planned) return [start, ": none was read: drift is not seen, and replacements are forecast"];
  if (digest === undefined) return [start, ": not all can be relied on, so nothing can be deployed by them"];
  return [start, ": read; deployment goes on if what it plans has the digest ", { code: digest }];
}
