import { STORAGE_PRICES } from "../../../../config/catalogue/storage/storage-prices";
import type { Client, Fleet } from "../../../../config/fleet";
import type { Month } from "../../../../modules/storage-insights/functions/month";
import { s3InventoryStore } from "../../../../modules/storage-insights/functions/s3-inventory-store";
import { assertAccount } from "../../aws/identity";
import { s3Client } from "../../aws/s3";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { departmentReport, inventoryBucket } from "./department-report";

/** Prints what a client's storage is estimated to cost, by department, and fails where an inventory is missing. */
export async function reportDepartments({ target }: Fleet, client: Client, month: Month, json = false): Promise<void> {
  const bucket = inventoryBucket(client, target);
  const { accountId } = await assertAccount(target);
  const store = s3InventoryStore(s3Client({ region: target.region, accountId }), bucket);
  const report = await departmentReport(client, target, month, store);
  const { region, currency, asOf, source } = STORAGE_PRICES;
  const prices = { region, currency, asOf, source };
  if (json) printJson({ client: client.name, month, estimate: true, ...report, prices });
  else {
    const rows = report.departments.map(({ department, bytes, cost }) => [department, bytes, cost.toFixed(2)]);
    printLine(table(["DEPARTMENT", "BYTES", `${currency} A MONTH`], [...rows, ["Total", "", report.total.toFixed(2)]]));
  }
  note(`Estimate, not a bill: storage for one month at list prices of ${region} (${asOf}, ${source}),`);
  note("without requests, transfers, replaced versions and the free tier, by the inventories of");
  for (const [name, takenAt] of Object.entries(report.inventories)) note(`  ${name}: ${takenAt ?? "MISSING"}`);
  const unpriced = new Set(report.departments.flatMap((each) => each.unpriced));
  if (unpriced.size > 0) note(`Counted as STANDARD for want of a price: ${[...unpriced].sort().join(", ")}`);
  if (Object.values(report.inventories).includes(null))
    throw new ExitError(EXIT.failed, `not every bucket has an inventory of ${month.start.slice(0, 7)} in ${bucket}`);
}
