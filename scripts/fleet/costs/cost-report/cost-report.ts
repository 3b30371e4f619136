import { assertAccount } from "../../aws/identity";
import type { TargetOptions } from "../../terminal/options";
import { clientOf, loadTargetOrExit } from "../../terminal/target";
import { calendarMonth } from "./calendar-month";
import { reportBill } from "./report-bill";
import { reportDepartments } from "./report-departments";

/** Whose costs, of which month. */
export interface CostReportOptions extends TargetOptions {
  readonly client: string;
  readonly month: string;
  readonly byDepartment?: boolean;
  readonly json?: boolean;
}

/** Reports a client's bill of a month, or the estimate by department. */
export async function costReport(options: CostReportOptions): Promise<void> {
  const month = calendarMonth(options.month, new Date());
  const fleet = loadTargetOrExit(options);
  const client = clientOf(fleet, options.client);
  if (options.byDepartment) return reportDepartments(fleet, client, month, options.json);
  await assertAccount(fleet.target);
  await reportBill(fleet, client, month, options.json);
}
