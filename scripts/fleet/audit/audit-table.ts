import { table } from "../terminal/table";
import type { AreaReport } from "./audit-account";

/** One table of everything, what is expected and what is not known included; nothing for an account without any. */
export function auditTable(areas: readonly AreaReport[]): string[] {
  const rows = areas.flatMap(({ area, status, findings, reason = "" }) =>
    status === "unknown"
      ? [["UNKNOWN", area, "", "", reason]]
      : findings.map(({ subject, client = "", problem, expected }) => [
          expected === undefined ? "FINDING" : "expected",
          area,
          subject,
          client,
          expected === undefined ? problem : `${problem} (${expected})`,
        ]),
  );
  return rows.length > 0 ? [table(["STATUS", "AREA", "SUBJECT", "CLIENT", "PROBLEM"], rows)] : [];
}
