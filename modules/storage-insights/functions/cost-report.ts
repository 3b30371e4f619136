import type { StoragePrices } from "../../../config/catalogue/storage/storage-prices";
import type { BilledCost } from "./billed-costs";
import type { DepartmentCost } from "./department-costs";
import type { Month } from "./month";

/** Everything the monthly report tells. */
export interface CostReport {
  readonly client: string;
  readonly month: Month;
  readonly departments: readonly DepartmentCost[];
  /** When each bucket's inventory was taken; undefined for a bucket that has none. */
  readonly inventories: Readonly<Record<string, string | undefined>>;
  readonly billed: readonly BilledCost[];
  readonly prices: Pick<StoragePrices, "region" | "asOf" | "source">;
}

/** The subject of the monthly report (S4-23). */
export const COST_REPORT_SUBJECT = "Monthly S3 Cost Report";

/** The report as text: the documented lines by department, then what Cost Explorer says was billed (C-31). */
export function costReport({ client, month, departments, inventories, billed, prices }: CostReport): string {
  return [
    "S3 Cost Report by Department",
    ...departments.flatMap(({ department, cost }) => [`Department: ${department}`, `Cost: ${dollars(cost)}`]),
    "",
    `Storage of ${client} for one month at list prices of ${prices.region} (${prices.asOf}, ${prices.source}),`,
    "without requests and transfers, by the latest inventory of each bucket:",
    ...Object.entries(inventories).map(([bucket, takenAt]) => `  ${bucket}: ${takenAt ?? "none yet"}`),
    ...unpricedNote(departments),
    "",
    `Billed for ${month.start} to ${month.end} (not included), by tags of the buckets:`,
    ...(billed.length > 0 ? billed.map(billedLine) : [noBill(client)]),
    `Total: ${dollars(billed.reduce((total, { cost }) => total + cost, 0))}`,
    "",
  ].join("\n");
}

function billedLine({ purpose, costCenter, cost, usage }: BilledCost): string {
  return `  Purpose: ${purpose}, CostCenter: ${costCenter}: ${dollars(cost)} (usage ${Math.round(usage)}, mixed units)`;
}

function noBill(client: string): string {
  return `  nothing with the tag Client=${client}; is that cost allocation tag activated?`;
}

function unpricedNote(departments: readonly DepartmentCost[]): string[] {
  const classes = [...new Set(departments.flatMap(({ unpriced }) => unpriced))].sort();
  return classes.length > 0 ? [`Counted as STANDARD for want of a price: ${classes.join(", ")}`] : [];
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
