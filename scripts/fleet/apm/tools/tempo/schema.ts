import { z } from "zod";

import { words } from "../../../../../config/reading/words";
import { expandable, flag, goOrPrometheusDuration, text, unchecked, whole } from "../fields";
import { rest } from "../loki/schema";

/** Sections of Tempo 3 and of the 2.x that are still about. */
const SECTIONS = words`
  target http_api_prefix memory server internal_server distributor ingester ingester_client live_store live_store_client
  querier query_frontend compactor metrics_generator metrics_generator_client ingest block_builder overrides memberlist
  usage_report cache backend_scheduler backend_scheduler_client backend_worker auth_enabled multitenancy_enabled
  shutdown_delay stream_over_http_enabled use_otel_tracer enable_go_runtime_metrics span_profiling
  autocomplete_filtering_enabled partition_ring_live_store
`;

const wait = () => expandable(goOrPrometheusDuration());

const TRACE = z.object({
  backend: text(),
  local: z.object({ path: text() }).optional(),
  blocklist_poll: wait(),
  ...rest(words`
    s3 gcs azure pool wal block search cache background_cache memcached redis blocklist_poll_concurrency
    blocklist_poll_tenant_concurrency blocklist_poll_fallback blocklist_poll_tenant_index_builders
    blocklist_poll_stale_tenant_index blocklist_poll_jitter_ms blocklist_poll_tolerate_consecutive_errors
    blocklist_poll_tolerate_tenant_failures cache_min_compaction_level empty_tenant_deletion_enabled
    empty_tenant_deletion_age cache_max_block_age cache_control
  `),
});

/** How blocks are merged and deleted. */
export const COMPACTION = z.object({
  block_retention: wait(),
  compacted_block_retention: wait(),
  compaction_window: wait(),
  compaction_cycle: wait(),
  max_time_per_tenant: wait(),
  max_compaction_objects: expandable(whole(1)),
  max_block_bytes: expandable(whole(1)),
  retention_concurrency: expandable(whole(1)),
  ...rest([
    "v2_in_buffer_bytes",
    "v2_out_buffer_bytes",
    "v2_prefetch_traces_count",
    "max_compaction_range",
    "chunk_size_bytes",
  ]),
});

/**
 * Tempo's configuration: all sections by name; storage, compaction and receivers field by field. The insides of the
 * other sections, of object stores and of rings are Tempo's own to check.
 */
export const TEMPO = z.object({
  ...rest(SECTIONS),
  storage: z.object({ trace: TRACE }),
  compactor: z
    .object({
      compaction: COMPACTION.optional(),
      disabled: expandable(flag()),
      ring: unchecked(),
      override_ring_key: unchecked(),
    })
    .optional(),
});
