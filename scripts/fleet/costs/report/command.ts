import { Command } from "commander";

import type { Client, Fleet } from "../../../../config/fleet";
import type { Month } from "../../../../modules/storage-insights/functions/month";
import { EXIT, ExitError } from "../../terminal/exit";
import { clientOf, clientOption, loadTargetOrExit, targetOptions, type TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";

const HELP = `
What a client was billed in a calendar month, by service: Cost Explorer's unblended costs of everything with the tag
Client. AWS asks 0.01 USD for each page of an answer. With --by-department an estimate of what its objects cost to store,
from the last inventory of each bucket in the month, by key prefix and storage class, at list prices.

Exit codes: 0 reported; 1 the bill can't be read, or an inventory is missing; 2 usage, an unknown client, or a month
that has not begun; 3 no credentials of the target's account.

Examples:
  $ npx fleet cost-report --client acme --month 2026-01
  $ npx fleet cost-report --client acme --month 2026-01 --by-department
  $ npx fleet cost-report --client acme --month 2026-01 --json | jq .total
`;

interface CostReportOptions extends TargetOptions {
  readonly client: string;
  readonly month: string;
  readonly byDepartment?: boolean;
  readonly json?: boolean;
}

/** `fleet cost-report`: what a client costs, as billed or by department (S3-111, S3-124, C-31). */
export function costReport(): Command {
  return clientOption(targetOptions(new Command("cost-report")))
    .description("report what a client cost in a month")
    .requiredOption("--month <month>", "calendar month, as YYYY-MM")
    .option("--by-department", "estimate storage by department, from the inventories")
    .option("--json", "print the report as JSON on stdout")
    .addHelpText("after", HELP)
    .action(async (options: CostReportOptions) => {
      const [{ calendarMonth }, { assertAccount }] = await Promise.all([
        import("./calendar-month"),
        import("../../aws/identity"),
      ]);
      const month = calendarMonth(options.month, new Date());
      const fleet = loadTargetOrExit(options);
      const client = clientOf(fleet, options.client);
      if (options.byDepartment) await reportDepartments(fleet, client, month, options.json);
      else {
        await assertAccount(fleet.target);
        await reportBill(fleet, client, month, options.json);
      }
    });
}

async function reportBill({ target }: Fleet, { name: client }: Client, month: Month, json = false): Promise<void> {
  const { clientBill } = await import("./client-bill");
  const bill = await clientBill(client, month, target.partition);
  if (json) printJson({ client, month, ...bill });
  else {
    const { table } = await import("../../terminal/table");
    const rows = bill.services.map(({ service, cost }) => [service, cost.toFixed(2)]);
    printLine(table(["SERVICE", bill.currency], [...rows, ["Total", bill.total.toFixed(2)]]));
  }
  note(`Billed for ${client} from ${month.start} to ${month.end}, which is not part of it, in ${target.accountId}.`);
  if (bill.estimated) note("AWS may still change it.");
  if (bill.services.length > 0) return;
  note(`There is nothing with the tag Client=${client}. Either nothing ran, or the cost allocation tag Client is not`);
  note("active: bootstrap activates it (cost_allocation_tags), for what is used from then on, within a day or two.");
}

async function reportDepartments({ target }: Fleet, client: Client, month: Month, json = false): Promise<void> {
  const [{ departmentReport, inventoryBucket }, { s3InventoryStore }, { s3Client }, { STORAGE_PRICES }] =
    await Promise.all([
      import("./department-report"),
      import("../../../../modules/storage-insights/functions/s3-inventory-store"),
      import("../../aws/s3"),
      import("../../../../config/catalogue/storage/storage-prices"),
    ]);
  const bucket = inventoryBucket(client, target);
  const { assertAccount } = await import("../../aws/identity");
  const { accountId } = await assertAccount(target);
  const store = s3InventoryStore(s3Client({ region: target.region, accountId }), bucket);
  const report = await departmentReport(client, target, month, store);
  const { region, currency, asOf, source } = STORAGE_PRICES;
  const prices = { region, currency, asOf, source };
  if (json) printJson({ client: client.name, month, estimate: true, ...report, prices });
  else {
    const { table } = await import("../../terminal/table");
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
