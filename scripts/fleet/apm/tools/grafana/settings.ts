import { words } from "../../../../../config/reading/words";
import { hasReference } from "../references";

/** Sections of Grafana's configuration. */
export const SECTIONS = words`
  alerting analytics annotations apiserver auth aws azure caching cloud_migration database dataproxy dashboards
  dashboard_previews date_formats emails enterprise environment event_bus explore expressions external_image_storage
  feature_toggles feature_highlights feature_management frontend_settings geomap grafana_apiserver grafana_com
  grafana_net grpc_server help instrumentation live log metrics navigation news openfeature panels paths plugins profile
  public_dashboards query query_history quota rbac recorded_queries recording_rules remote_cache rendering reporting
  resource_server search secretscan security server service_accounts short_links smtp snapshots sql_datasources storage
  time_picker tracing unified_alerting unified_storage usage_insights user_sync users white_labeling wafs zanzana
  secrets_manager plugin
`;

/** Keys before the first section. */
export const TOP_KEYS = ["app_mode", "instance_name", "force_migration", "target"];

/** Keys of the sections that decide whether Grafana starts. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": TOP_KEYS,
  server: words`
    protocol min_tls_version http_addr http_port domain enforce_domain root_url read_timeout serve_from_sub_path
    router_logging static_root_path enable_gzip cert_file cert_key cert_pass certs_watch_interval socket_gid socket_mode
    socket cdn_url tls_ciphers
  `,
  database: words`
    type host name user password url max_idle_conn max_open_conn conn_max_lifetime log_queries ssl_mode ssl_sni
    isolation_level ca_cert_path client_key_path client_cert_path server_cert_name path cache_mode wal
    locking_attempt_timeout_sec query_retries transaction_retries instrument_queries migration_locking skip_migrations
    high_availability skip_ensure_default_org_and_user skip_dashboard_uid_migration_on_startup delete_auto_gen_ids
  `,
  paths: ["data", "temp_data_lifetime", "logs", "plugins", "provisioning", "permitted_provisioning_paths"],
};

/** What is wrong with a value, or undefined. */
export type ValueCheck = (value: string) => string | undefined;

const flag: ValueCheck = (value) =>
  /^(1|t|true|yes|y|on|0|f|false|no|n|off)$/i.test(value) ? undefined : "must be true or false";

const number: ValueCheck = (value) => (/^-?\d{1,15}$/.test(value) ? undefined : "must be a whole number");

const port: ValueCheck = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535
    ? undefined
    : "must be a port from 1 to 65535";

/** Grafana counts days, weeks and months too; a bare number is seconds. */
const span: ValueCheck = (value) =>
  /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w|M|y))+$|^\d+$/.test(value)
    ? undefined
    : "must be a duration such as 15m or 7d";

const url: ValueCheck = (value) =>
  hasReference(value) || (URL.canParse(value) && /^https?:/.test(value))
    ? undefined
    : "must be a URL that begins with http:// or https://";

const oneOf =
  (...allowed: string[]): ValueCheck =>
  (value) =>
    allowed.includes(value) ? undefined : `must be one of ${allowed.join(", ")}`;

/** Forms of values, by section and key. Others are Grafana's to check. */
export const VALUES: Readonly<Record<string, ValueCheck>> = {
  ".app_mode": oneOf("production", "development"),
  "server.protocol": oneOf("http", "https", "h2", "socket", "socket_h2"),
  "server.http_port": port,
  "server.root_url": url,
  "server.cdn_url": url,
  "server.enforce_domain": flag,
  "server.serve_from_sub_path": flag,
  "server.router_logging": flag,
  "server.enable_gzip": flag,
  "server.min_tls_version": oneOf("TLS1.2", "TLS1.3"),
  "database.type": oneOf("sqlite3", "mysql", "postgres"),
  "database.max_idle_conn": number,
  "database.max_open_conn": number,
  "database.conn_max_lifetime": number,
  "database.cache_mode": oneOf("private", "shared"),
  "database.wal": flag,
  "database.log_queries": flag,
  "paths.temp_data_lifetime": span,
  "security.cookie_secure": flag,
  "security.cookie_samesite": oneOf("lax", "strict", "none", "disabled"),
  "security.allow_embedding": flag,
  "security.disable_gravatar": flag,
  "security.disable_initial_admin_creation": flag,
  "security.strict_transport_security": flag,
  "auth.disable_login_form": flag,
  "auth.login_maximum_inactive_lifetime_duration": span,
  "auth.login_maximum_lifetime_duration": span,
  "auth.token_rotation_interval_minutes": number,
  "auth.anonymous.enabled": flag,
  "auth.anonymous.org_role": oneOf("Viewer", "Editor", "Admin", "None"),
  "users.allow_sign_up": flag,
  "users.auto_assign_org": flag,
  "users.auto_assign_org_role": oneOf("Viewer", "Editor", "Admin", "None"),
  "smtp.enabled": flag,
  "smtp.skip_verify": flag,
  "log.level": oneOf("debug", "info", "warn", "error", "critical"),
  "remote_cache.type": oneOf("redis", "memcached", "database"),
  "unified_alerting.enabled": flag,
  "metrics.enabled": flag,
  "analytics.reporting_enabled": flag,
};
