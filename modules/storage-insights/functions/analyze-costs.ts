import { STORAGE_PRICES } from "../../../config/catalogue/storage/storage-prices";
import { billedCosts, type CostPages } from "./billed-costs";
import { COST_REPORT_SUBJECT, costReport } from "./cost-report";
import type { Departments } from "./department";
import { addByDepartment, departmentCosts } from "./department-costs";
import { latestInventory, type InventoryLocation, type InventoryStore } from "./inventory";
import { previousMonth } from "./month";
import type { Topic } from "./topic";

/** Whose costs are analysed, and when. */
export interface CostQuestion {
  readonly client: string;
  readonly departments: Departments;
  readonly buckets: readonly string[];
  /** Absent for a client without inventories. */
  readonly inventories?: InventoryLocation;
  readonly moment: Date;
}

/** Where the answers come from, and where the report goes. */
export interface CostSources {
  readonly pages: CostPages;
  /** Absent for a client without inventories. */
  readonly store?: InventoryStore;
  readonly topic: Topic;
}

/** Reports what the previous month's storage cost, by department and as billed (S4-23). */
export async function analyzeCosts(question: CostQuestion, { pages, store, topic }: CostSources): Promise<string> {
  const { client, departments, buckets, moment } = question;
  const sums = new Map<string, Map<string, number>>();
  const inventories: Record<string, string | undefined> = {};
  for (const bucket of buckets) {
    const inventory =
      store && question.inventories ? await latestInventory(bucket, question.inventories, store) : undefined;
    inventories[bucket] = inventory?.takenAt;
    if (inventory) await addByDepartment(sums, inventory.rows, departments);
  }
  const month = previousMonth(moment);
  const report = costReport({
    client,
    month,
    departments: departmentCosts(sums, STORAGE_PRICES),
    inventories,
    billed: await billedCosts(client, month, pages),
    prices: STORAGE_PRICES,
  });
  await topic.publish(COST_REPORT_SUBJECT, report);
  return report;
}
