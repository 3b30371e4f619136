import { words } from "../../../../../config/reading/words";

/** Sections of the classic mode. */
export const SECTIONS = words`
  SERVICE INPUT FILTER OUTPUT PARSER MULTILINE_PARSER STREAM_TASK STREAM_PROCESSOR PLUGINS UPSTREAM UPSTREAM_SERVERS
  NODE CUSTOM
`;

/** Plugins of Fluent Bit's own program, by section; others may be loaded as shared objects. */
export const PLUGINS: Readonly<Record<string, readonly string[]>> = {
  INPUT: words`
    blob collectd cpu disk docker docker_events dummy ebpf elasticsearch exec exec_wasi fluentbit_logs fluentbit_metrics
    forward gpu_metrics head health http kafka kmsg kubernetes_events mem mqtt netif nginx_metrics node_exporter_metrics
    opentelemetry podman_metrics proc process_exporter_metrics prometheus_remote_write prometheus_scrape
    prometheus_textfile random serial splunk statsd stdin syslog systemd tail tcp thermal udp unix_socket
    windows_exporter_metrics winevtlog winlog winstat etw event_type
  `,
  FILTER: words`
    alter_size aws checklist ecs expect geoip2 grep kubernetes log_to_metrics lua modify multiline nest nightfall parser
    record_modifier rewrite_tag stdout sysinfo tensorflow throttle throttle_size type_converter wasm
  `,
  OUTPUT: words`
    azure azure_blob azure_kusto azure_logs_ingestion bigquery chronicle cloudwatch_logs counter cloudwatch datadog es
    exit file flowcounter forward gcs gelf http influxdb kafka kafka-rest kinesis kinesis_firehose kinesis_streams
    firehose logdna loki nats nrlogs newrelic null opensearch opentelemetry oracle_log_analytics oci_logan pgsql plot
    prometheus_exporter prometheus_remote_write s3 skywalking slack splunk stackdriver stdout syslog tcp td udp
    vivo_exporter websocket
  `,
};

/** Formats of parsers. */
export const PARSER_FORMATS = ["json", "regex", "ltsv", "logfmt"];

/** Log levels of Fluent Bit. */
export const LOG_LEVELS = ["off", "error", "warn", "warning", "info", "debug", "trace"];

/** Keys of [SERVICE], in small letters. */
export const SERVICE_KEYS = words`
  flush grace daemon log_file log_level parsers_file plugins_file streams_file http_server http_listen http_port
  health_check hc_errors_count hc_retry_failure_count hc_period hot_reload hot_reload.ensure_thread_safety
  hot_reload.timeout enable_chunk_trace coro_stack_size multiline_buffer_limit scheduler.cap scheduler.base
  json.convert_nan_to_null json.escape_unicode sp.convert_from_str_to_num security.fips_mode windows.maxstdio dns.mode
  dns.resolver dns.prefer_ipv4 dns.prefer_ipv6 storage.path storage.sync storage.metrics storage.checksum
  storage.backlog.mem_limit storage.backlog.flush_on_shutdown storage.max_chunks_up storage.type
  storage.delete_irrecoverable_chunks storage.trim_files storage.inherit storage.keep.rejected storage.rejected.path
  storage.rejected.limit flush.adaptive flush.adaptive.min_interval flush.adaptive.max_interval
  flush.adaptive.low_pressure flush.adaptive.medium_pressure flush.adaptive.high_pressure flush.adaptive.up_steps
  flush.adaptive.down_steps
`;
