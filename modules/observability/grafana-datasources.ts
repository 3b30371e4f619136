import type { HelmValue } from "../cluster/helm-values";
import { ADDRESSES } from "./services";

/** How dashboards name what they ask. */
export const DATASOURCES = {
  /** All metrics, those in S3 as well, and each once although two Prometheis may have scraped it. */
  metrics: "thanos",
  /** What one Prometheus has itself: the chart's own datasource. */
  prometheus: "prometheus",
  alertmanager: "alertmanager",
  logs: "loki",
  traces: "tempo",
  /** What AWS measures of buckets and machines. */
  cloudwatch: "cloudwatch",
} as const;

/** Where a dot on a panel leads. */
export const EXEMPLARS = {
  datasourceUid: DATASOURCES.traces,
  traceIdLabelName: "trace_id",
  urlDisplayLabel: "Open trace",
} as const;

/** Finds the trace in a log line of any of the usual spellings. */
const TRACE_ID = String.raw`(?:trace_id|traceID|traceId)"?\s*[=:]\s*"?(\w+)`;

/** Every datasource but those that the chart makes by itself; the first is Grafana's default. */
export function grafanaDatasources(region: string): readonly HelmValue[] {
  return [
    {
      ...datasource("Thanos", DATASOURCES.metrics, "prometheus", ADDRESSES.thanosQuery),
      isDefault: true,
      jsonData: {
        httpMethod: "POST",
        prometheusType: "Thanos",
        timeInterval: "30s",
        exemplarTraceIdDestinations: [
          {
            name: EXEMPLARS.traceIdLabelName,
            datasourceUid: EXEMPLARS.datasourceUid,
            urlDisplayLabel: EXEMPLARS.urlDisplayLabel,
          },
        ],
      },
    },
    {
      ...datasource("Loki", DATASOURCES.logs, "loki", ADDRESSES.loki),
      jsonData: {
        derivedFields: [
          {
            name: "TraceID",
            datasourceUid: DATASOURCES.traces,
            matcherRegex: TRACE_ID,
            // Grafana replaces $NAME by variables of its environment, and $$ by one dollar sign.
            url: "$${__value.raw}",
            urlDisplayLabel: EXEMPLARS.urlDisplayLabel,
          },
        ],
      },
    },
    {
      ...datasource("Tempo", DATASOURCES.traces, "tempo", ADDRESSES.tempo),
      jsonData: {
        tracesToLogsV2: {
          datasourceUid: DATASOURCES.logs,
          spanStartTimeShift: "-1h",
          spanEndTimeShift: "1h",
          filterByTraceID: true,
          filterBySpanID: false,
          tags: [{ key: "service.name", value: "app" }],
        },
        serviceMap: { datasourceUid: DATASOURCES.metrics },
        nodeGraph: { enabled: true },
      },
    },
    {
      name: "CloudWatch",
      uid: DATASOURCES.cloudwatch,
      type: "cloudwatch",
      access: "proxy",
      jsonData: { authType: "default", defaultRegion: region },
    },
  ];
}

function datasource(name: string, uid: string, type: string, url: string) {
  return { name, uid, type, access: "proxy", url };
}
