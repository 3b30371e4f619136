import { Command } from "commander";

import { clientOption, jsonOption, targetOptions } from "../../terminal/options";
import type { CostReportOptions } from "./cost-report";

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

/** `fleet cost-report`: what a client costs, as billed or by department (S3-111, S3-124, C-31). */
export function costReport(): Command {
  return targetOptions(new Command("cost-report"))
    .addOption(clientOption().makeOptionMandatory())
    .description("report what a client cost in a month")
    .requiredOption("--month <month>", "calendar month, as YYYY-MM")
    .option("--by-department", "estimate storage by department, from the inventories")
    .addOption(jsonOption("print the report as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (options: CostReportOptions) => (await import("./cost-report")).costReport(options));
}
