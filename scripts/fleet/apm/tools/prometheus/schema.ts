import { z } from "zod";

import { duration, flag, name, oneOf, size, text, textMap, texts, unchecked, url, whole } from "../fields";
import { HTTP_CLIENT, SIGV4, TLS_CONFIG } from "../http-client";
import { DISCOVERY } from "./discovery";
import { RELABEL } from "./relabel";

const PROTOCOLS = [
  "PrometheusProto",
  "PrometheusText0.0.4",
  "PrometheusText1.0.0",
  "OpenMetricsText0.0.1",
  "OpenMetricsText1.0.0",
] as const;

const relabels = () => z.array(RELABEL).optional();

/** What `global` sets for all jobs, and what a job may set for itself. */
const SCRAPING = {
  scrape_interval: duration().optional(),
  scrape_timeout: duration().optional(),
  scrape_protocols: z.array(oneOf(PROTOCOLS)).min(1).optional(),
  scrape_native_histograms: flag().optional(),
  convert_classic_histograms_to_nhcb: flag().optional(),
  always_scrape_classic_histograms: flag().optional(),
  extra_scrape_metrics: flag().optional(),
  scrape_failure_log_file: text().optional(),
  body_size_limit: size().optional(),
  sample_limit: whole().optional(),
  target_limit: whole().optional(),
  label_limit: whole().optional(),
  label_name_length_limit: whole().optional(),
  label_value_length_limit: whole().optional(),
  keep_dropped_targets: whole().optional(),
  metric_name_validation_scheme: oneOf(["legacy", "utf8"]).optional(),
  metric_name_escaping_scheme: oneOf(["allow-utf-8", "underscores", "dots", "values"]).optional(),
};

const SCRAPE_CONFIG = z.object({
  job_name: name(),
  honor_labels: flag().optional(),
  honor_timestamps: flag().optional(),
  track_timestamps_staleness: flag().optional(),
  params: unchecked(),
  fallback_scrape_protocol: oneOf(PROTOCOLS).optional(),
  scrape_classic_histograms: flag().optional(),
  metrics_path: text().optional(),
  scheme: oneOf(["http", "https"]).optional(),
  enable_compression: flag().optional(),
  native_histogram_bucket_limit: whole().optional(),
  native_histogram_min_bucket_factor: z.number().optional(),
  relabel_configs: relabels(),
  metric_relabel_configs: relabels(),
  ...SCRAPING,
  ...HTTP_CLIENT,
  ...DISCOVERY,
});

const REMOTE = {
  url: url(),
  name: text().optional(),
  remote_timeout: duration().optional(),
  headers: textMap().optional(),
  sigv4: SIGV4.optional(),
  azuread: unchecked(),
  google_iam: unchecked(),
  ...HTTP_CLIENT,
};

const REMOTE_WRITE = z.object({
  ...REMOTE,
  write_relabel_configs: relabels(),
  send_exemplars: flag().optional(),
  send_native_histograms: flag().optional(),
  round_robin_dns: flag().optional(),
  failed_request_logging: flag().optional(),
  protobuf_message: oneOf(["prometheus.WriteRequest", "io.prometheus.write.v2.Request"]).optional(),
  queue_config: z
    .object({
      capacity: whole(1).optional(),
      max_shards: whole(1).optional(),
      min_shards: whole(1).optional(),
      max_samples_per_send: whole(1).optional(),
      batch_send_deadline: duration().optional(),
      min_backoff: duration().optional(),
      max_backoff: duration().optional(),
      retry_on_http_429: flag().optional(),
      sample_age_limit: duration().optional(),
    })
    .optional(),
  metadata_config: z
    .object({
      send: flag().optional(),
      send_interval: duration().optional(),
      max_samples_per_send: whole(1).optional(),
    })
    .optional(),
});

const REMOTE_READ = z.object({
  ...REMOTE,
  read_recent: flag().optional(),
  chunked_read_limit: whole().optional(),
  required_matchers: textMap().optional(),
  filter_external_labels: flag().optional(),
});

const ALERTMANAGER = z.object({
  scheme: oneOf(["http", "https"]).optional(),
  path_prefix: text().optional(),
  timeout: duration().optional(),
  api_version: oneOf(["v2"]).optional(),
  relabel_configs: relabels(),
  alert_relabel_configs: relabels(),
  sigv4: SIGV4.optional(),
  ...HTTP_CLIENT,
  ...DISCOVERY,
});

/** Prometheus 3's configuration (`config.file`). `otlp` and kinds of discovery that need credentials stay unchecked. */
export const PROMETHEUS = z.object({
  global: z
    .object({
      ...SCRAPING,
      evaluation_interval: duration().optional(),
      rule_query_offset: duration().optional(),
      query_log_file: text().optional(),
      external_labels: textMap().optional(),
    })
    .optional(),
  runtime: z.object({ gogc: z.int().optional() }).optional(),
  alerting: z.object({ alert_relabel_configs: relabels(), alertmanagers: z.array(ALERTMANAGER).optional() }).optional(),
  rule_files: texts().optional(),
  scrape_config_files: texts().optional(),
  scrape_configs: z.array(SCRAPE_CONFIG).optional(),
  storage: z
    .object({
      tsdb: z
        .object({
          out_of_order_time_window: duration().optional(),
          stale_series_compaction_threshold: z.number().optional(),
          chunk_encoding: z.object({ floats: oneOf(["xor", "xor2"]).optional() }).optional(),
          retention: z
            .object({
              time: duration().optional(),
              size: size().optional(),
              percentage: z.number().min(0).max(100).optional(),
            })
            .optional(),
        })
        .optional(),
      exemplars: z.object({ max_exemplars: z.int().optional() }).optional(),
    })
    .optional(),
  tracing: z
    .object({
      client_type: oneOf(["http", "grpc"]).optional(),
      endpoint: name(),
      sampling_fraction: z.number().min(0).max(1).optional(),
      insecure: flag().optional(),
      tls_config: TLS_CONFIG.optional(),
      headers: textMap().optional(),
      compression: oneOf(["gzip"]).optional(),
      timeout: duration().optional(),
    })
    .optional(),
  remote_write: z.array(REMOTE_WRITE).optional(),
  remote_read: z.array(REMOTE_READ).optional(),
  otlp: unchecked(),
});
