import { words } from "../../../../../config/reading/words";

/** Parts of Loki's configuration, of Loki 3 and of the 2.x that are still about. */
export const SECTIONS = words`
  target auth_enabled lbac no_auth_tenant ballast_bytes server ui distributor querier query_engine query_scheduler
  frontend query_range ruler ruler_storage ingester_client ingester pattern_ingester index_gateway bloom_build
  bloom_gateway bloom_compactor storage_config chunk_store_config schema_config compactor compactor_grpc_client
  limits_config frontend_worker table_manager memberlist kafka_config dataobj dataobj_explorer ingest_limits
  ingest_limits_frontend ingest_limits_frontend_client runtime_config operational_config tracing analytics profiling
  tenant_limits_allow_publish common shutdown_delay metrics_namespace http_prefix
`;

/** Limits that Loki's reference documents; versions add and drop some. */
export const LIMITS = words`
  ingestion_rate_strategy ingestion_rate_mb ingestion_burst_size_mb max_label_name_length max_label_value_length
  max_label_names_per_series reject_old_samples reject_old_samples_max_age creation_grace_period max_line_size
  max_line_size_truncate max_line_size_truncate_identifier increment_duplicate_timestamp simulated_push_latency
  discover_generic_fields discover_service_name discover_log_levels log_level_fields log_level_from_json_max_depth
  use_owned_stream_count max_streams_per_user max_global_streams_per_user per_stream_rate_limit
  per_stream_rate_limit_burst unordered_writes max_chunks_per_query max_query_series max_query_lookback max_query_length
  max_query_range max_query_parallelism tsdb_max_query_parallelism tsdb_max_bytes_per_shard tsdb_sharding_strategy
  tsdb_precompute_chunks cardinality_limit max_streams_matchers_per_query max_concurrent_tail_requests
  max_entries_limit_per_query max_cache_freshness_per_query max_metadata_cache_freshness max_stats_cache_freshness
  max_queriers_per_tenant max_query_capacity query_ready_index_num_days query_timeout split_queries_by_interval
  min_sharding_lookback split_metadata_queries_by_interval split_recent_metadata_queries_by_interval sort_schema
  recent_metadata_query_window split_instant_metric_queries_by_interval split_ingester_queries_by_interval
  engine_results_cache_time_bucket_interval max_query_bytes_read max_querier_bytes_read volume_enabled volume_max_series
  ruler_max_rules_per_rule_group ruler_max_rule_groups_per_tenant ruler_tenant_shard_size ruler_remote_write_disabled
  ruler_remote_write_config ruler_alertmanager_config ruler_remote_evaluation_timeout
  ruler_remote_evaluation_max_response_size ruler_enable_wal_replay deletion_mode allow_deletes retention_period
  retention_stream per_tenant_override_config per_tenant_override_period shard_streams blocked_queries required_labels
  minimum_labels_number index_gateway_shard_size index_gateway_max_capacity bloom_gateway_shard_size
  bloom_gateway_enable_filtering bloom_build_max_builders bloom_build_task_max_retries
  bloom_build_builder_response_timeout bloom_creation_enabled bloom_planning_strategy bloom_split_series_keyspace_by
  bloom_block_encoding bloom_task_target_series_chunk_size bloom_prefetch_blocks bloom_max_block_size
  bloom_max_bloom_size bloom_ngram_length bloom_ngram_skip bloom_compactor_enable_compaction
  dataobj_index_compaction_enabled dataobj_log_compaction_enabled allow_structured_metadata max_structured_metadata_size
  max_structured_metadata_entries_count otlp_config block_ingestion_policy_until block_ingestion_until
  block_ingestion_status_code enforced_labels policy_enforced_labels policy_stream_mapping policy_override_limits
  ingestion_partitions_tenant_shard_size shard_aggregations pattern_ingester_tokenizable_json_fields_default
  pattern_ingester_tokenizable_json_fields_append pattern_ingester_tokenizable_json_fields_delete
  metric_aggregation_enabled pattern_persistence_enabled pattern_persistence_granularity pattern_rate_threshold
  s3_sse_type s3_sse_kms_key_id s3_sse_kms_encryption_context debug_engine_tasks debug_engine_streams
`;

/** What `object_store` may be, with the part of `storage_config`, or of `common.storage`, that says where it is. */
export const OBJECT_STORES: Readonly<Record<string, { storage: string; common: string }>> = {
  s3: { storage: "aws", common: "s3" },
  aws: { storage: "aws", common: "s3" },
  gcs: { storage: "gcs", common: "gcs" },
  azure: { storage: "azure", common: "azure" },
  swift: { storage: "swift", common: "swift" },
  filesystem: { storage: "filesystem", common: "filesystem" },
  alibabacloud: { storage: "alibabacloud", common: "alibabacloud" },
  bos: { storage: "bos", common: "bos" },
  cos: { storage: "cos", common: "cos" },
};

/** Where Loki keeps its index today. */
export const INDEX_STORE = "tsdb";

/** Index stores of before: Loki 3.8 reads none of them. */
export const OLD_INDEX_STORES = words`
  boltdb-shipper boltdb aws-dynamo aws bigtable bigtable-hashed gcp gcp-columnkey cassandra grpc-store inmemory
`;
