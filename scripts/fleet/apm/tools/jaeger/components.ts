import { words } from "../../../../../config/reading/words";

/** Kinds of components, as the configuration's sections name them. */
export const KINDS = ["receivers", "processors", "exporters", "extensions", "connectors"] as const;

/** One kind of component. */
export type Kind = (typeof KINDS)[number];

/** Types of components in Jaeger's own program; a build of one's own may have others. */
export const TYPES: Readonly<Record<Kind, readonly string[]>> = {
  receivers: ["otlp", "jaeger", "zipkin", "kafka", "nop"],
  processors: words`
    batch memory_limiter adaptive_sampling tail_sampling attributes filter probabilistic_sampler
  `,
  exporters: words`jaeger_storage_exporter debug otlp otlphttp otlp_grpc otlp_http kafka prometheus nop`,
  extensions: words`
    jaeger_storage jaeger_query jaeger_mcp remote_sampling remote_storage storage_cleaner healthcheckv2 health_check
    pprof zpages expvar basicauth sigv4auth bearertokenauth oauth2client
  `,
  connectors: ["forward", "spanmetrics"],
};

/** Where `jaeger_storage` can keep traces. */
export const TRACE_BACKENDS = ["memory", "badger", "grpc", "cassandra", "elasticsearch", "opensearch", "clickhouse"];

/** Where `jaeger_storage` can read metrics. */
export const METRIC_BACKENDS = ["prometheus", "elasticsearch", "opensearch"];
