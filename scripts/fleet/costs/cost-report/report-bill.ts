import type { Client, Fleet } from "../../../../config/fleet";
import type { Month } from "../../../../modules/storage-insights/functions/month";
import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { clientBill } from "./client-bill";

/** Prints what a client was billed, by service. */
export async function reportBill(
  { target }: Fleet,
  { name: client }: Client,
  month: Month,
  json = false,
): Promise<void> {
  const bill = await clientBill(client, month, target.partition);
  if (json) printJson({ client, month, ...bill });
  else {
    const rows = bill.services.map(({ service, cost }) => [service, cost.toFixed(2)]);
    printLine(table(["SERVICE", bill.currency], [...rows, ["Total", bill.total.toFixed(2)]]));
  }
  note(`Billed for ${client} from ${month.start} to ${month.end}, which is not part of it, in ${target.accountId}.`);
  if (bill.estimated) note("AWS may still change it.");
  if (bill.services.length > 0) return;
  note(`There is nothing with the tag Client=${client}. Either nothing ran, or the cost allocation tag Client is not`);
  note("active: bootstrap activates it (cost_allocation_tags), for what is used from then on, within a day or two.");
}
