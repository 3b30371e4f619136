import { plural } from "../catalogue/plural";
import { TIERS } from "../catalogue/tiers";
import type { ChartPage } from "../catalogue/workloads/chart-page";
import { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import { camelKey } from "../reading/camel";
import type { Check } from "../registry";

/** No tool believes in data that its bucket has deleted. */
export const checkToolRetention: Check = function* ({ platform }) {
  for (const tier of TIERS) {
    const asked: Readonly<Record<string, number | undefined>> = { ...platform?.observability?.retention?.[tier] };
    for (const { title, keeps } of Object.values<ChartPage>(CHART_PAGES)) {
      if (!keeps) continue;
      const wanted = asked[camelKey(keeps.field)];
      const limit = platform?.retention?.[`${keeps.bucket}Days`];
      if (wanted === undefined || limit === undefined || wanted <= limit) continue;
      yield {
        file: "platform",
        path: ["observability", "retention", tier, keeps.field],
        rule: "tool-retention",
        message: `${title} would keep ${plural(wanted, "day")}, and its bucket deletes after ${limit}`,
        hint: `raise retention.${keeps.bucket}_days, or say ${limit} here`,
      };
    }
  }
};
