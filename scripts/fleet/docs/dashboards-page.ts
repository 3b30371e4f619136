import type { Dashboard } from "./dashboard";
import { blocks, code, GENERATED, table } from "./markdown";

/** Every dashboard: what it is for, how its panels lie, and what each asks for. */
export function dashboardsPage(dashboards: readonly Dashboard[]): string {
  return blocks(
    "# Dashboards",
    GENERATED,
    "The pictures show where panels are and of which kind; the curves and numbers in them are invented. Grafana gets its dashboards from `modules/observability/dashboards/`, CloudWatch its one from `modules/storage-insights/dashboard-widgets.ts`, for clients who buy cost control.",
    ...dashboards.flatMap(({ name, title, purpose, panels }) => [
      `## ${title}`,
      purpose,
      `![${title}: where its panels are](dashboards/${name}.svg)`,
      table(
        ["Panel", "Kind", "Shows"],
        panels.map(({ title, kind, shows }) => [title, kind, shows.map(code).join("; ")]),
      ),
    ]),
  );
}
