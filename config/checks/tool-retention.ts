import type { Check } from "../registry";

const TIERS = ["standard", "premium"] as const;

/** The bucket that a tool keeps its data in, whose lifecycle deletes whatever the tool thinks of it. */
const TOOLS = [
  { field: "loki_days", days: "lokiDays", tool: "Loki", bucket: "logs_days", kept: "logsDays" },
  { field: "tempo_days", days: "tempoDays", tool: "Tempo", bucket: "traces_days", kept: "tracesDays" },
  { field: "prometheus_days", days: "prometheusDays", tool: "Prometheus", bucket: "metrics_days", kept: "metricsDays" },
] as const;

/** No tool believes in data that its bucket has deleted. */
export const checkToolRetention: Check = function* ({ platform }) {
  for (const tier of TIERS) {
    for (const { field, days, tool, bucket, kept } of TOOLS) {
      const wanted = platform?.observability?.retention?.[tier]?.[days];
      const limit = platform?.retention?.[kept];
      if (wanted === undefined || limit === undefined || wanted <= limit) continue;
      yield {
        file: "platform",
        path: ["observability", "retention", tier, field],
        rule: "tool-retention",
        message: `${tool} would keep ${wanted} days, and its bucket deletes after ${limit}`,
        hint: `raise retention.${bucket}, or say ${limit} here`,
      };
    }
  }
};
