import { table } from "../../terminal/table";
import type { Health } from "./check-health";

/** The checks of a store, and what they come to. */
export function healthLines({ status, responseMs, checks }: Health): string {
  const rows = checks.map(({ name, status: result, message }) => [name, result, message]);
  return `${table(["CHECK", "STATUS", "FOUND"], rows)}\nHealth: ${status} (${Math.round(responseMs)} ms)`;
}
