import { plural } from "../../../../../config/catalogue/plural";
import type { StoragePrices } from "../../../../../config/catalogue/storage/storage-prices";
import { SMALLEST_MOVED_BYTES } from "./ageing";
import { totalOf, type Costs, type Workload } from "./estimate";

/** What the estimate is about, and what came out. */
export interface EstimateResult {
  readonly purpose: string;
  readonly workload: Workload;
  readonly prices: Pick<StoragePrices, "region" | "currency" | "asOf" | "source">;
  readonly profile: Costs;
  readonly standard: Costs;
}

const LINES: readonly (readonly [keyof Costs, string])[] = [
  ["storage", "storage"],
  ["writes", "write requests"],
  ["transitions", "lifecycle transitions"],
  ["reads", "read requests"],
  ["retrieval", "retrieval"],
  ["monitoring", "tiering monitoring"],
  ["minimumDuration", "minimum durations"],
];

/** The estimate as text: what was assumed, both sides line by line, and the difference. */
export function estimateTable({ purpose, workload, prices, profile, standard }: EstimateResult): string {
  const { objectsPerMonth, objectBytes, readsPerMonth, readUntilDay, months } = workload;
  const [total, inStandard] = [totalOf(profile), totalOf(standard)];
  return [
    `Estimate, not a quote: profile ${purpose} over ${plural(months, "month")}, from an empty bucket on`,
    `  ${plural(objectsPerMonth, "object")} a month of ${plural(objectBytes, "byte")}, ${plural(readsPerMonth, "read")} a month, of objects up to ${plural(readUntilDay, "day")} old`,
    `  list prices of ${prices.region} in ${prices.currency} as of ${prices.asOf}, ${prices.source}`,
    "  without versions that were replaced, transfers, KMS requests, inventories, taxes, discounts and the free tier",
    ...(objectBytes < SMALLEST_MOVED_BYTES ? ["  objects below 128 KiB are not moved to another class"] : []),
    "",
    row("", "profile", "STANDARD"),
    ...LINES.map(([key, label]) => row(label, money(profile[key]), money(standard[key]))),
    row("total", money(total), money(inStandard)),
    "",
    verdict(total, inStandard),
  ].join("\n");
}

function verdict(total: number, inStandard: number): string {
  const difference = inStandard - total;
  const percent = inStandard === 0 ? 0 : Math.abs((difference / inStandard) * 100);
  if (Math.abs(difference) < 0.005) return "The profile costs as much as staying in STANDARD.";
  const word = difference > 0 ? "less" : "more";
  return `For this workload the profile costs ${money(Math.abs(difference))} (${percent.toFixed(1)} %) ${word} than staying in STANDARD.`;
}

function row(label: string, profile: string, standard: string): string {
  return `  ${label.padEnd(24)}${profile.padStart(14)}${standard.padStart(14)}`;
}

function money(amount: number): string {
  return amount.toFixed(2);
}
