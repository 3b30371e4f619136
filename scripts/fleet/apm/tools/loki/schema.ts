import { z } from "zod";

import { words } from "../../../../../config/reading/words";
import { day } from "../../../../../config/schema/fields";
import { expandable, flag, goOrPrometheusDuration, name, oneOf, text, texts, unchecked, url, whole } from "../fields";
import { SECTIONS } from "./keys";

const wait = () => expandable(goOrPrometheusDuration());

/** Keys of a section that are not looked into. */
export const rest = (keys: readonly string[]): Record<never, z.ZodType> =>
  Object.fromEntries(keys.map((key) => [key, unchecked()]));

const PERIOD = z.object({
  from: day(),
  store: text(),
  object_store: text(),
  schema: text(),
  index: z
    .object({
      prefix: text().optional(),
      path_prefix: text().optional(),
      period: goOrPrometheusDuration().optional(),
      tags: unchecked(),
    })
    .optional(),
  chunks: unchecked(),
  row_shards: whole().optional(),
});

const COMPACTOR = z.object({
  working_directory: text().optional(),
  compaction_interval: wait(),
  apply_retention_interval: wait(),
  retention_enabled: expandable(flag()),
  retention_delete_delay: wait(),
  retention_delete_worker_count: expandable(whole(1)),
  retention_table_timeout: wait(),
  delete_request_store: text().optional(),
  delete_request_store_key_prefix: text().optional(),
  delete_request_store_db_type: oneOf(["boltdb", "sqlite"]).optional(),
  delete_batch_size: expandable(whole(1)),
  delete_request_cancel_period: wait(),
  delete_max_interval: wait(),
  max_compaction_parallelism: expandable(whole(1)),
  upload_parallelism: expandable(whole(1)),
  ...rest(words`
    retention_backoff_config backup_delete_request_store_db_type compactor_ring tables_to_compact skip_latest_n_tables
    horizontal_scaling_mode worker_config jobs_config shared_store deletion_marker_object_store_prefix deletion_mode
  `),
});

const RULER = z.object({
  external_url: url().optional(),
  alertmanager_url: text().optional(),
  evaluation_interval: wait(),
  poll_interval: wait(),
  rule_path: text().optional(),
  enable_api: expandable(flag()),
  enable_sharding: expandable(flag()),
  storage: z
    .object({
      type: text().optional(),
      local: unchecked(),
      ...rest(["azure", "alibabacloud", "gcs", "s3", "bos", "swift", "cos"]),
    })
    .optional(),
  ...rest(words`
    datasource_uid external_labels ruler_client enable_alertmanager_discovery ring wal alertmanager_refresh_interval
    enable_alertmanager_v2 alert_relabel_configs remote_write notification_queue_capacity notification_timeout
    alertmanager_client for_outage_tolerance for_grace_period resend_delay sharding_strategy sharding_algo
    search_pending_for flush_period enabled_tenants disabled_tenants query_stats_enabled disable_rule_group_label
    wal_cleaner evaluation client
  `),
});

const STORES = ["s3", "gcs", "azure", "alibabacloud", "bos", "swift", "filesystem", "cos"];

const COMMON = z.object({
  path_prefix: text().optional(),
  replication_factor: expandable(whole(1)),
  persist_tokens: expandable(flag()),
  instance_interface_names: texts().optional(),
  instance_addr: text().optional(),
  compactor_address: text().optional(),
  compactor_grpc_address: text().optional(),
  scratch_path: text().optional(),
  storage: z.object(rest([...STORES, "hedging", "object_store", "congestion_control"])).optional(),
  ring: z
    .object({
      kvstore: z.object({ store: text().optional(), ...rest(["prefix", "consul", "etcd", "multi"]) }).optional(),
      ...ring(),
    })
    .optional(),
});

function ring(): Record<never, z.ZodType> {
  const instance = ["id", "interface_names", "port", "addr", "availability_zone", "enable_ipv6"].map(
    (key) => `instance_${key}`,
  );
  return rest([
    ...instance,
    "heartbeat_period",
    "heartbeat_timeout",
    "tokens_file_path",
    "zone_awareness_enabled",
    "replication_factor",
  ]);
}

const STORAGE = words`
  alibabacloud aws azure bos gcs filesystem swift hedging named_stores cos congestion_control object_prefix
  max_parallel_get_chunk use_thanos_objstore object_store max_chunk_batch_size tsdb_shipper bloom_shipper boltdb_shipper
  boltdb bigtable cassandra grpc_store index_queries_cache_config disable_broad_index_queries index_cache_validity
  gcs_chunk_bucket
`;

/**
 * Loki's configuration: all sections by name, and the ones that lose data when they are wrong field by field. The
 * insides of the other sections, of stores and of rings are Loki's own to check.
 */
export const LOKI = z.object({
  ...rest(SECTIONS),
  target: text().optional(),
  auth_enabled: expandable(flag()),
  schema_config: z.object({ configs: z.array(PERIOD) }),
  storage_config: z.object(rest(STORAGE)).optional(),
  compactor: COMPACTOR.optional(),
  ruler: RULER.optional(),
  common: COMMON.optional(),
});

/** Limits whose values have a form. */
export const LIMIT_VALUES = z.object({
  retention_period: wait(),
  reject_old_samples_max_age: wait(),
  max_query_lookback: wait(),
  max_query_length: wait(),
  query_timeout: wait(),
  split_queries_by_interval: wait(),
  allow_structured_metadata: expandable(flag()),
  reject_old_samples: expandable(flag()),
  volume_enabled: expandable(flag()),
  ingestion_rate_mb: expandable(z.number().min(0)),
  ingestion_burst_size_mb: expandable(z.number().min(0)),
  retention_stream: z
    .array(z.object({ selector: name(), priority: z.int().optional(), period: goOrPrometheusDuration() }))
    .optional(),
});
