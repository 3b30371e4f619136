import {
  GIB,
  isPricedClass,
  type PricedClass,
  type StoragePrices,
} from "../../../config/catalogue/storage/storage-prices";
import { departmentOf, type Departments } from "./department";
import type { InventoryRow } from "./inventory-row";

/** Bytes of one department by storage class. */
export type BytesByClass = ReadonlyMap<string, number>;

/** What a department's objects cost to store for a month. */
export interface DepartmentCost {
  readonly department: string;
  readonly bytes: number;
  readonly cost: number;
  /** Storage classes the price list has no price of; they are counted as STANDARD. */
  readonly unpriced: readonly string[];
}

/** Adds objects up by department and storage class, into what earlier inventories gave. */
export async function addByDepartment(
  sums: Map<string, Map<string, number>>,
  rows: AsyncIterable<InventoryRow>,
  departments: Departments,
): Promise<void> {
  for await (const { key, sizeBytes, storageClass } of rows) {
    const department = departmentOf(key, departments) ?? "Untagged";
    const classes = sums.get(department) ?? new Map<string, number>();
    sums.set(department, classes);
    classes.set(storageClass, (classes.get(storageClass) ?? 0) + sizeBytes);
  }
}

/** What each department's bytes cost at list price, the dearest first (M-27). */
export function departmentCosts(
  sums: ReadonlyMap<string, BytesByClass>,
  prices: Pick<StoragePrices, "classes">,
): DepartmentCost[] {
  const costs = [...sums].map(([department, classes]) => {
    const entries = [...classes];
    return {
      department,
      bytes: entries.reduce((total, [, bytes]) => total + bytes, 0),
      cost: entries.reduce((total, [name, bytes]) => total + (bytes / GIB) * priceOf(name, prices), 0),
      unpriced: entries.map(([name]) => name).filter((name) => !isPricedClass(name)),
    };
  });
  return costs.sort((a, b) => b.cost - a.cost || (a.department < b.department ? -1 : 1));
}

function priceOf(storageClass: string, { classes }: Pick<StoragePrices, "classes">): number {
  const known: PricedClass = isPricedClass(storageClass) ? storageClass : "STANDARD";
  return classes[known].storage;
}
