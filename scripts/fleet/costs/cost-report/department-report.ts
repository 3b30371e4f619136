import type { Client, Target } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import { holdsObjects } from "../../../../config/catalogue/storage/storage-roles";
import {
  addByDepartment,
  departmentCosts,
  type DepartmentCost,
} from "../../../../modules/storage-insights/functions/department-costs";
import { latestInventory, type InventoryStore } from "../../../../modules/storage-insights/functions/inventory";
import type { Month } from "../../../../modules/storage-insights/functions/month";
import { INVENTORY_NAME, INVENTORY_PREFIX } from "../../../../config/catalogue/storage/inventory";
import { STORAGE_PRICES } from "../../../../config/catalogue/storage/storage-prices";
import { EXIT, ExitError } from "../../terminal/exit";

/** What each department's objects cost to store, by the last inventories of a month. */
export interface DepartmentReport {
  readonly departments: readonly DepartmentCost[];
  readonly total: number;
  /** When each bucket's inventory was taken; null for a bucket that has none of that month. */
  readonly inventories: Readonly<Record<string, string | null>>;
}

/** The bucket that keeps a client's inventories; exit 2 for a client that buys none. */
export function inventoryBucket({ name, storage }: Client, target: Target): string {
  const { costOptimization, enableDedicatedBuckets, roles } = storage;
  if (enableDedicatedBuckets && costOptimization.enabled && costOptimization.inventory && roles.includes("inventory"))
    return names.clientBucket(target, name, "inventory");
  const settings = "enable_dedicated_buckets, cost_optimization.enabled and the role inventory";
  throw new ExitError(EXIT.usage, `clients.${name}.storage has no inventories: ${settings} make them`);
}

/**
 * Bytes by department and storage class at list price (C-31, M-27): tags of objects never reach a bill, so that departments
 * are told apart by the prefixes of keys. It is an estimate, of storage alone.
 */
export async function departmentReport(
  { name, storage }: Client,
  target: Target,
  month: Month,
  store: InventoryStore,
): Promise<DepartmentReport> {
  const sums = new Map<string, Map<string, number>>();
  const inventories: Record<string, string | null> = {};
  const location = { prefix: INVENTORY_PREFIX, configuration: INVENTORY_NAME };
  for (const role of storage.roles.filter(holdsObjects)) {
    const bucket = names.clientBucket(target, name, role);
    const inventory = await latestInventory(bucket, location, within(month, store));
    inventories[bucket] = inventory?.takenAt ?? null;
    if (inventory) await addByDepartment(sums, inventory.rows, storage.costOptimization.departments);
  }
  const departments = departmentCosts(sums, STORAGE_PRICES);
  return { departments, total: departments.reduce((sum, { cost }) => sum + cost, 0), inventories };
}

/** The same store, with inventories of the month alone: their folders are named after the moment they were taken. */
function within({ start, end }: Month, store: InventoryStore): InventoryStore {
  return {
    ...store,
    async folders(prefix) {
      const folders = await store.folders(prefix);
      return folders.filter((folder) => {
        const takenAt = folder.slice(prefix.length);
        return takenAt >= start && takenAt < end;
      });
    },
  };
}
