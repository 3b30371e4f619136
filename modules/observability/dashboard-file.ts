import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The dashboards of the repository, by file. */
export const DASHBOARD_NAMES = ["client-overview", "cluster", "istio", "postgresql", "storage"] as const;

/** One of them. */
export type DashboardName = (typeof DASHBOARD_NAMES)[number];

/** What of a dashboard this project looks at; the rest goes to Grafana as it is. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly templating: { readonly list: readonly DashboardVariable[] };
}

/** A choice at the top of a dashboard. */
export interface DashboardVariable {
  readonly name: string;
  readonly type: string;
  readonly query?: unknown;
}

/** A dashboard's JSON, as it stands beside this file. */
export function readDashboard(name: DashboardName): Dashboard {
  return JSON.parse(readFileSync(join(__dirname, "dashboards", `${name}.json`), "utf8")) as Dashboard;
}
