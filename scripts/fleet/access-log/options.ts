import { Option } from "commander";

/** --summary: counts in place of requests. */
export function summaryOption(): Option {
  return new Option("--summary", "count requests in place of listing them");
}
